import { browser } from 'wxt/browser';
import type { Library, LibraryClaim } from '../claims/library.ts';
import { createMatcher, type Matcher } from '../matching/matcher.ts';
import type { CardContent, FoundClaim, LibraryFacts } from '../messages.ts';
import { readLive } from '../storage/curating/live.ts';
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
 * Loads the library: the curator's live one, if it was made for the list that is bundled today; else the bundled one.
 * Whatever may be wrong with the live one, posts are read.
 */
export async function loadLibrary(): Promise<ReadyLibrary> {
  const [bundled, live] = await Promise.all([fetchBundled(), readLive().catch(() => null)]);
  return readyLibrary(live?.made.list === bundled.version ? live.library : bundled);
}

/**
 * Fetches the library that came with the extension. It was checked when it was compiled at build, and nobody but the
 * browser's update writes it, so it is not checked again each time the background wakes.
 */
async function fetchBundled(): Promise<Library> {
  const answer = await fetch(new URL('library.json', browser.runtime.getURL('/')));
  return (await answer.json()) as Library;
}
