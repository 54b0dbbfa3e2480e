import type { Verdict } from './claim.ts';

/** A claim as it came from outside, before it is a draft of ours. */
export type ForeignClaim = {
  id: string | null;
  topic: string | null;
  statement: string;
  label: string | null;
  verdict: Verdict;
  phrasings: string[];
  fact: string | null;
  nuance: string | null;
  sources: ForeignSource[];
};

/** A source that such a claim names: as much of it as is known. */
export type ForeignSource = {
  key: string | null;
  doi: string | null;
  pmid: string | null;
  url: string | null;
  title: string | null;
  authors: { family?: string; given?: string; literal?: string }[];
  year: number | null;
  journal: string | null;
  article: boolean;
  retracted: boolean;
};

/** What other fact-checkers call it. What they found true is nothing to answer. */
const words: { says: RegExp; verdict: Verdict | 'true' }[] = [
  {
    says: /mislead|mixture|mixed|partly|partially|half|missing context|lacks context|out of context|cherry/,
    verdict: 'misleading',
  },
  { says: /exaggerat|overstat|overblown/, verdict: 'exaggerated' },
  {
    says: /unsupported|unproven|unsubstantiated|no evidence|lacks? evidence|baseless|unfounded|not proven/,
    verdict: 'unsupported',
  },
  {
    says: /\bnot (?:true|correct|accurate)|incorrect|inaccurate|untrue|false|wrong|fake|hoax|pants on fire|fabricat|debunk|myth|scam/,
    verdict: 'false',
  },
  { says: /\btrue\b|\bcorrect\b|\baccurate\b|\bsupported\b/, verdict: 'true' },
];

/**
 * Our verdict for another fact-checker's rating.
 * @returns `true` for a claim that was found true, null if the rating says nothing that we understand
 */
export function verdictFrom(rating: string): Verdict | 'true' | null {
  const said = rating.toLowerCase();
  return words.find(({ says }) => says.test(said))?.verdict ?? null;
}

/** A source of which nothing is known yet. */
export const unknownSource: ForeignSource = {
  key: null,
  doi: null,
  pmid: null,
  url: null,
  title: null,
  authors: [],
  year: null,
  journal: null,
  article: false,
  retracted: false,
};
