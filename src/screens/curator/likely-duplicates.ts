import Fuse from 'fuse.js';
import type { ClaimRow } from './claim-row.ts';

/** Of more than these nobody reads the last. */
const mostShown = 4;
/** As loose as the search for similar claims of the command line, where it was measured. */
const threshold = 0.2;
/** Fewer letters are like everything. */
const leastTyped = 10;

/** Finds the claims that say about the same as a new statement, so that none is written twice. Made once a dialog. */
export function duplicateFinder(rows: readonly ClaimRow[]): (statement: string) => ClaimRow[] {
  // Every word counts by itself: people say the same claim in another order, and with other words between.
  const fuse = new Fuse(rows, {
    keys: ['statement'],
    ignoreLocation: true,
    ignoreDiacritics: true,
    useTokenSearch: true,
    threshold,
    fieldNormWeight: 0.5,
  });
  return (statement) => {
    const typed = statement.trim();
    return typed.length < leastTyped ? [] : fuse.search(typed, { limit: mostShown }).map(({ item }) => item);
  };
}
