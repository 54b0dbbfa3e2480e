import { browser } from 'wxt/browser';
import type { Library, LibraryClaim } from '../claims/library.ts';
import { createMatcher, type Matcher } from '../matching/matcher.ts';
import type { CardContent } from '../messages.ts';

/** The library in memory, with its matcher. */
export type ReadyLibrary = {
  matcher: Matcher;
  /** What a card shows of a claim, its evidence in the curator's order; null if there is no such claim. */
  cardContent: (claim: string) => CardContent | null;
};

/** Makes the matcher of a library and finds its claims by id. */
export function readyLibrary(library: Library): ReadyLibrary {
  // Only what cards show is kept: the matcher has made its own of the concepts and indexes.
  const { references } = library;
  const claims = new Map<string, LibraryClaim>(library.claims.map((claim) => [claim.id, claim]));
  return {
    matcher: createMatcher(library),
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
