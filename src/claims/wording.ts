import type { Claim, Draft } from './claim.ts';

/** One text that readers will see, and where it stands in the claim's file. */
export type Wording = { path: PropertyKey[]; text: string };

/** The texts of a claim that carry its facts to readers: fact, nuance, why it misleads, and every reply. */
export function wordingsOf(claim: Claim | Draft): Wording[] {
  return [
    { path: ['fact'], text: claim.fact ?? '' },
    { path: ['nuance'], text: claim.nuance ?? '' },
    { path: ['fallacy', 'why'], text: claim.fallacy?.why ?? '' },
    ...claim.replies.map(({ text }, index) => ({ path: ['replies', index, 'text'], text: withoutPlaceholders(text) })),
  ].filter(({ text }) => text !== '');
}

/** A reply's own words: what its placeholders stand for is looked at where it is written. */
export function withoutPlaceholders(text: string): string {
  return text.replace(/\{\{[^}]*\}\}/g, ' ').trim();
}
