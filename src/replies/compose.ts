import Mustache from 'mustache';
import { referenceLink } from '../claims/citation.ts';
import type { ReplyLength, Tone } from '../claims/claim.ts';
import type { LibraryClaim } from '../claims/library.ts';
import { type Placeholder, placeholders, placeholdersIn } from '../claims/placeholders.ts';
import type { Reference } from '../claims/reference.ts';
import { checkReply, type ReplyHistory, type ReplyLimit } from './check.ts';
import { countText } from './count.ts';
import { mostLinks } from './links.ts';
import type { ReplyProblem } from './problem.ts';
import { sourceLine, supportingReferences } from './sources.ts';
import { closingLines, type Profile, speakerLine } from './speaker.ts';

/** What a reply is made from. */
export type ReplyParts = {
  claim: LibraryClaim;
  references: Reference[];
  tone: Tone;
  profile: Profile;
  limit: ReplyLimit;
  /** The form that is wanted; where it does not fit the site, the other one is taken. A full one without this. */
  length?: ReplyLength;
  /** Which of the approved wordings of that tone and length; counted round. */
  variant?: number;
  /** ISO date of the day, to tell whether the claim's review is overdue; without it that is not looked at. */
  today?: string;
  /** What was said before; without it that is not looked at. */
  history?: ReplyHistory;
};

/** A reply ready for the physician's eye. `text` is empty if there is none to offer; `problems` then say why. */
export type ComposedReply = {
  text: string;
  count: number;
  max: number;
  problems: ReplyProblem[];
  /** The form that was taken, which of its wordings (counted from 0), and how many there are. */
  length: ReplyLength;
  variant: number;
  variants: number;
};

/**
 * Composes the reply to a claim: the curator's template in the wanted tone (else in *rebut*) with its placeholders
 * filled, then who speaks and her signature. Sources are left out from the end until the reply fits the site, one
 * always stays; a full wording that still does not fit gives way to a short one.
 * @returns the text with its count by the site's rule, and what is wrong with it; with an unknown or unfilled
 * placeholder, no source that stands, or an overdue review there is no text
 */
export function composeReply(parts: ReplyParts): ComposedReply {
  const { claim, references, profile, limit } = parts;
  const refuse = (kind: ReplyProblem['kind'], detail?: string): ComposedReply => ({
    text: '',
    count: 0,
    max: limit.max,
    problems: [{ kind, severity: 'error', ...(detail && { detail }) }],
    ...takenFrom(templates[0], parts),
  });

  const templates = templatesFor(claim, parts.tone, parts.length ?? 'full', parts.variant ?? 0);
  const first = templates[0];
  if (first === undefined) return refuse('no-template');
  const sources = supportingReferences(references);
  if (sources.length === 0) return refuse('no-sources');
  if (parts.today && claim.review.due < parts.today) return refuse('review-overdue', claim.review.due);

  let text = '';
  let taken = first;
  // Where none fits, the wanted one stands, and the check says that it is too long.
  for (const wording of [...templates, first]) {
    const template = wording.text;
    taken = wording;
    let named: string[];
    try {
      named = placeholdersIn(template);
    } catch {
      return refuse('unknown-placeholder');
    }
    const unknown = named.find((name) => !placeholders.some((known) => known === name));
    if (unknown !== undefined) return refuse('unknown-placeholder', unknown);
    for (let shown = Math.min(mostLinks, sources.length); shown >= 1; shown--) {
      const values = valuesOf(parts, sources.slice(0, shown));
      if (hasBlank(template, values)) return refuse('unfilled-placeholder');
      text = signed(render(template, values), named, profile);
      if (countText(text, limit.count) <= limit.max) break;
    }
    if (countText(text, limit.count) <= limit.max) break;
  }
  const problems = checkReply({ text, references, profile, limit, ...(parts.history && { history: parts.history }) });
  return { text, count: countText(text, limit.count), max: limit.max, problems, ...takenFrom(taken, parts) };
}

/** One approved wording, and its place among those of its tone and length. */
type Wording = { text: string; length: ReplyLength; variant: number; variants: number };

/** The wording of each length that the tone has (else *rebut*), the wanted length first. */
function templatesFor(claim: LibraryClaim, tone: Tone, length: ReplyLength, variant: number): Wording[] {
  const inTone = claim.replies.filter((reply) => reply.tone === tone);
  const wordings = inTone.length > 0 ? inTone : claim.replies.filter((reply) => reply.tone === 'rebut');
  const other: ReplyLength = length === 'full' ? 'short' : 'full';
  return [length, other].flatMap((wanted) => {
    const found = wordings.filter((reply) => reply.length === wanted);
    const nth = variant % Math.max(1, found.length);
    const text = found[nth]?.text;
    return text === undefined ? [] : [{ text, length: wanted, variant: nth, variants: found.length }];
  });
}

function takenFrom(
  wording: Wording | undefined,
  parts: ReplyParts,
): Pick<ComposedReply, 'length' | 'variant' | 'variants'> {
  const { length, variant, variants } = wording ?? { length: parts.length ?? 'full', variant: 0, variants: 0 };
  return { length, variant, variants };
}

function valuesOf({ claim, profile }: ReplyParts, sources: Reference[]): Record<Placeholder, string> {
  return {
    fact: claim.fact,
    nuance: claim.nuance,
    why: claim.fallacy.why,
    statement: claim.statement,
    sources: sources.map(sourceLine).join('\n'),
    link: sources.slice(0, 1).map(referenceLink).join(''),
    name: profile.name.trim(),
    credential: profile.credential.trim(),
    speaker: speakerLine(profile),
  };
}

/** Plain text, not HTML: nothing is escaped. */
const asItIs = { escape: (value: unknown) => String(value) };

function render(template: string, values: Record<Placeholder, string>): string {
  return Mustache.render(template, values, {}, asItIs)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** True if a placeholder would be rendered empty; one inside a section that is left out is not rendered at all. */
function hasBlank(template: string, values: Record<Placeholder, string>): boolean {
  let blank = false;
  const notice = (value: unknown) => {
    blank ||= value === '';
    return '';
  };
  Mustache.render(template, values, {}, { escape: notice });
  return blank;
}

/** Appends who speaks, unless the template said it, the disclosure and the signature. */
function signed(text: string, named: string[], profile: Profile): string {
  const speaker = speakerLine(profile);
  const said = named.some((name) => name === 'name' || name === 'speaker');
  return [text, !said && speaker ? `— ${speaker}` : '', ...closingLines(profile)].filter(Boolean).join('\n\n');
}
