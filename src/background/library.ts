import { browser } from 'wxt/browser';
import type { Library, LibraryClaim } from '../claims/library.ts';
import { createMatcher, type Matcher } from '../matching/matcher.ts';
import type { CardContent, FoundClaim, LibraryFacts } from '../messages.ts';
import { makeSearch } from './search.ts';

/** The library in memory, with its matcher. */
export type ReadyLibrary = {
  matcher: Matcher;
  /** What a card shows of a claim, its evidence in the curator's order; null if there is no such claim. */
  cardContent: (claim: string) => CardContent | null;
  /** Ids of the claims of these topics. */
  claimsOf: (topics: readonly string[]) => string[];
  /** Claims that fit what was typed, best first. */
  find: (typed: string) => FoundClaim[];
  facts: LibraryFacts;
};

/** Makes the matcher of a library and finds its claims by id. */
export function readyLibrary(library: Library): ReadyLibrary {
  // Only what cards show is kept: the matcher has made its own of the concepts and indexes.
  const { references } = library;
  const claims = new Map<string, LibraryClaim>(library.claims.map((claim) => [claim.id, claim]));
  // Made when somebody types for the first time: pages are read without it.
  let search: ReturnType<typeof makeSearch> | null = null;
  return {
    matcher: createMatcher(library),
    claimsOf(topics) {
      if (topics.length === 0) return [];
      return library.claims.filter(({ topic }) => topics.includes(topic)).map(({ id }) => id);
    },
    find(typed) {
      search ??= makeSearch(library);
      return search(typed);
    },
    facts: {
      version: library.version,
      claims: library.claims.length,
      topics: [...new Set(library.claims.map(({ topic }) => topic))].sort(),
    },
    cardContent(id) {
      const claim = claims.get(id);
      if (!claim) return null;
      const cited = claim.evidence.map((key) => references[key]).filter((found) => found !== undefined);
      return { claim, references: cited };
    },
  };
}

/**
 * Fetches the library that came with the extension. It was checked when it was compiled at build, and nobody but the
 * browser's update writes it, so it is not checked again each time the background wakes.
 */
export async function loadBundledLibrary(): Promise<ReadyLibrary> {
  const answer = await fetch(new URL('library.json', browser.runtime.getURL('/')));
  return readyLibrary((await answer.json()) as Library);
}
