import type { Reference } from '../claims/reference.ts';
import { individualAdvice } from './advice.ts';
import { type CountRule, countText } from './count.ts';
import { namedDose } from './dose.ts';
import { identifyingDetail } from './identity.ts';
import { linksIn, mostLinks } from './links.ts';
import { insultIn, mockeryIn } from './manners.ts';
import type { ProblemKind, ReplyProblem } from './problem.ts';
import { timesUsed } from './repeats.ts';
import { linksToSource } from './sources.ts';
import { ownLines, type Profile } from './speaker.ts';

/** The longest reply that a site takes, and how it counts. */
export type ReplyLimit = { max: number; count: CountRule };

/** What the ledger knows that bears on this reply. */
export type ReplyHistory = {
  /** ISO time of the last reply in the same thread; null if there was none. */
  inThread: string | null;
  /** Texts of the replies of the last days to the same claim. */
  wordings: readonly string[];
};

/** So often a wording may have been used in the last days before the check says so. */
const usedOften = 3;

/**
 * The reply check: looks at a reply as it stands in the box, composed or edited, before it is inserted. Cheap enough to
 * run at every key.
 * @returns what is wrong with it, errors first
 */
export function checkReply(reply: {
  text: string;
  references: Reference[];
  profile: Profile;
  limit: ReplyLimit;
  history?: ReplyHistory;
}): ReplyProblem[] {
  const { text, references, profile, limit, history } = reply;
  if (text.trim() === '') return [{ kind: 'empty', severity: 'error' }];
  const own = ownLines(profile);
  const errors: ReplyProblem[] = [];
  const warnings: ReplyProblem[] = [];
  const block = (kind: ProblemKind, detail?: string) =>
    errors.push({ kind, severity: 'error', ...(detail !== undefined && { detail }) });
  const warn = (kind: ProblemKind, detail?: string) =>
    warnings.push({ kind, severity: 'warning', ...(detail !== undefined && { detail }) });
  const found = (detail: string | null, tell: typeof block, kind: ProblemKind) => {
    if (detail !== null) tell(kind, detail);
  };

  found(unfilledIn(text), block, 'unfilled-placeholder');
  if (countText(text, limit.count) > limit.max) block('too-long');
  if (!linksToSource(text, references)) block('missing-source');
  found(individualAdvice(text), block, 'individual-advice');
  found(identifyingDetail(text, own), block, 'identifying-detail');
  found(insultIn(text), block, 'insult');
  found(namedDose(text), warn, 'dose');
  found(mockeryIn(text), warn, 'mockery');
  const links = linksIn(text).length;
  if (links > mostLinks) warn('many-links', String(links));
  if (history?.inThread) warn('replied-before', history.inThread);
  const used = timesUsed(text, history?.wordings ?? [], own);
  if (used >= usedOften) warn('repeated-wording', String(used));
  const nameless = !says(text, profile.name);
  const unqualified = !says(text, profile.credential);
  if (nameless) (profile.insist ? block : warn)('missing-name');
  if (unqualified) (profile.insist ? block : warn)('missing-credential');
  return [...errors, ...warnings];
}

/** A blank that was left open: `{{fact}}`, `[name]`, `<your name>`, `XXX`. */
const blank =
  /\{\{[^}]*\}{0,3}|\}\}|\[(?:your|my|insert|add|name|credential|source|link|date|todo)[^\]\n]{0,40}\]|<(?:your|insert|name|credential|source|link)[^>\n]{0,40}>|(?<![\p{L}\p{N}])(?:X{3,}|_{4,}|TK{1,2}|TODO|lorem\s+ipsum)(?![\p{L}\p{N}])/u;

function unfilledIn(text: string): string | null {
  return blank.exec(text)?.[0] ?? null;
}

function says(text: string, part: string): boolean {
  return part.trim() !== '' && text.includes(part.trim());
}
