import Fuse from 'fuse.js';
import type { Library } from '../claims/library.ts';
import type { FoundClaim } from '../messages.ts';

/** More hits than these nobody reads. */
const mostHits = 20;

/** A claim with the words that it may be looked for by. */
type Searchable = FoundClaim & { phrasings: string[]; names: string[] };

/**
 * Makes the search of the whole library for people who type: by claim, drug and topic, with typing mistakes, every word
 * counting. It is not the matcher; see docs/matching.md.
 */
export function makeSearch(library: Library): (typed: string) => FoundClaim[] {
  const forms = new Map(
    library.concepts.map(({ id, strict }) => [id, [id.replaceAll('-', ' '), ...strict.map(plain)]]),
  );
  const searchable = library.claims.map(({ id, statement, label, topic, verdict, phrasings, frames }): Searchable => {
    const concepts = new Set(frames.flatMap(({ all }) => all.flat()));
    return {
      id,
      statement,
      label,
      topic: topic.replaceAll('-', ' '),
      verdict,
      phrasings,
      names: [...concepts].flatMap((concept) => forms.get(concept) ?? []),
    };
  });
  const fuse = new Fuse(searchable, {
    keys: [
      { name: 'statement', weight: 4 },
      { name: 'label', weight: 4 },
      { name: 'names', weight: 2 },
      { name: 'phrasings', weight: 1 },
      { name: 'topic', weight: 1 },
    ],
    useTokenSearch: true,
    tokenMatch: 'all',
    ignoreDiacritics: true,
    ignoreLocation: true,
    // Two wrong letters in a word of eight.
    threshold: 0.25,
    minMatchCharLength: 2,
  });
  return (typed) => fuse.search(typed, { limit: mostHits }).map(({ item }) => found(item));
}

/** How the list names a claim. */
export function found({ id, statement, label, topic, verdict }: FoundClaim): FoundClaim {
  return { id, statement, label, topic: topic.replaceAll(' ', '-'), verdict };
}

/** A form of the lexicon without its signs for "any ending" and "some words between". */
function plain(form: string): string {
  return form.replace(/\*|\.\./g, '');
}
