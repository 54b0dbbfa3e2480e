import type { Claim } from '../claims/claim.ts';
import type { Library } from '../claims/library.ts';
import { createMatcher } from '../matching/matcher.ts';
import { type TriedExample, tryExamples } from './examples.ts';

/**
 * The library as readers get it: with what its matcher would otherwise work out at every start, and without claims that
 * fail one of their own examples: what cannot tell its own posts apart is not let loose on those of others.
 * @param claims those that the library was made of, with their examples
 * @returns `failed`: the examples for which claims were held back
 */
export function shippedLibrary(
  library: Library,
  claims: readonly Claim[],
): { library: Library; failed: TriedExample[] } {
  const matcher = createMatcher(library);
  const published = claims.filter((claim) => claim.status === 'published');
  const failed = tryExamples(matcher.match, published).filter(({ passed }) => !passed);
  if (failed.length === 0) return { library: { ...library, ...matcher.indexes() }, failed };
  const heldBack = new Set(failed.map(({ claim }) => claim));
  const kept = { ...library, claims: library.claims.filter((claim) => !heldBack.has(claim.id)) };
  return { library: { ...kept, ...createMatcher(kept).indexes() }, failed };
}
