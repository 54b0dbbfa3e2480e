import { fuse, mini, searchRow } from './list-search.ts';
import { feedRow, wordsRow } from './page-matcher.ts';
import { ours, type Ratio, type Row } from './row.ts';

/** @param settings.at the list on which engines are compared; `from` and `to`: the lists between which growth is measured */
export type RatioSettings = { at: number; from: number; to: number };

/** How many times as long the others take, and how much longer we take for longer lists; all of medians. */
export function ratiosOf(rows: readonly Row[], { at, from, to }: RatioSettings): Ratio[] {
  const median = (what: string, engine: string, claims: number, words: number | null) =>
    rows.find((row) => row.what === what && row.engine === engine && row.claims === claims && row.words === words)
      ?.p50_ms ?? null;
  const over = (one: number | null, other: number | null) =>
    one === null || other === null || other === 0 ? null : Math.round((100 * one) / other) / 100;
  const lengths = (what: string) => [...new Set(rows.filter((row) => row.what === what).map(({ words }) => words))];

  const compared = [fuse, mini].flatMap((engine) =>
    lengths(searchRow).map((words) => ({
      what: `${searchRow}: ${engine} / ${ours}`,
      claims: `${at}`,
      words,
      times: over(median(searchRow, engine, at, words), median(searchRow, ours, at, words)),
    })),
  );
  const grown = lengths(searchRow).map((words) => ({
    what: `${searchRow}: growth of ${ours}`,
    claims: `${to} / ${from}`,
    words,
    times: over(median(searchRow, ours, to, words), median(searchRow, ours, from, words)),
  }));
  const smallest = Math.min(...rows.filter(({ what }) => what === feedRow).flatMap(({ claims }) => claims ?? []));
  const matched = rows
    .filter(({ what, copies }) => [feedRow, wordsRow].includes(what) && copies)
    .map(({ what, copies, claims, words, p50_ms }) => ({
      what: `${what}: growth, ${copies}`,
      claims: `${claims} / ${smallest}`,
      words,
      times: over(p50_ms, median(what, ours, smallest, words)),
    }));
  return [...compared, ...grown, ...matched].filter(({ times }) => times !== null);
}
