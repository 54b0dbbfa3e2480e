import { closest, distance } from 'fastest-levenshtein';

/**
 * The known name that somebody most likely meant.
 * @returns null if none is near enough to be worth offering
 */
export function nearestName(name: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const best = closest(name, known);
  // A third of the letters wrong is a slip; more is another word.
  return distance(name, best) <= Math.max(1, Math.floor(Math.max(name.length, best.length) / 3)) ? best : null;
}

/** `; did you mean "verdict"?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const best = nearestName(name, known);
  return best === null ? '' : `; did you mean "${best}"?`;
}
