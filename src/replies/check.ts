import type { Reference } from '../claims/reference.ts';
import { individualAdvice } from './advice.ts';
import { type CountRule, countText } from './count.ts';
import { namedDose } from './dose.ts';
import type { ReplyProblem } from './problem.ts';
import { linksToSource } from './sources.ts';
import type { Profile } from './speaker.ts';

/** The longest reply that a site takes, and how it counts. */
export type ReplyLimit = { max: number; count: CountRule };

/**
 * The reply check: looks at a reply as it stands in the box, composed or edited, before it is inserted.
 * @returns what is wrong with it, errors first
 */
export function checkReply(reply: {
  text: string;
  references: Reference[];
  profile: Profile;
  limit: ReplyLimit;
}): ReplyProblem[] {
  const { text, references, profile, limit } = reply;
  if (text.trim() === '') return [{ kind: 'empty', severity: 'error' }];
  const problems: ReplyProblem[] = [];
  const hole = /\{\{[^}]*\}{0,3}|\}\}/.exec(text);
  if (hole) problems.push({ kind: 'unfilled-placeholder', severity: 'error', detail: hole[0] });
  if (countText(text, limit.count) > limit.max) problems.push({ kind: 'too-long', severity: 'error' });
  if (!linksToSource(text, references)) problems.push({ kind: 'missing-source', severity: 'error' });
  const advice = individualAdvice(text);
  if (advice) problems.push({ kind: 'individual-advice', severity: 'error', detail: advice });
  const dose = namedDose(text);
  if (dose) problems.push({ kind: 'dose', severity: 'warning', detail: dose });
  if (!says(text, profile.name)) problems.push({ kind: 'missing-name', severity: 'warning' });
  if (!says(text, profile.credential)) problems.push({ kind: 'missing-credential', severity: 'warning' });
  return problems;
}

function says(text: string, part: string): boolean {
  return part.trim() !== '' && text.includes(part.trim());
}
