import type { Reference } from '../../claims/reference.ts';
import type { ClaimRow } from './claim-row.ts';
import type { CuratedClaim } from './curating.ts';
import { type Fits, librarySearch, searchedWords } from './library-search.ts';

/**
 * The search of the claims as they are, made once and kept in step: of an edit only that one claim is read again. While
 * claims have not been read, their lines are all that is searched.
 */
export type ClaimSearch = {
  follow(rows: readonly ClaimRow[], claims: readonly CuratedClaim[], references: readonly Reference[]): void;
  find(typed: string): Fits | null;
};

export function claimSearch(): ClaimSearch {
  const search = librarySearch();
  let followed: readonly ClaimRow[] = [];
  let known = new Map<string, ClaimRow>();
  let cited: readonly Reference[] = [];
  let titles = new Map<string, string>();
  return {
    follow(rows, claims, references) {
      if (rows === followed && references === cited) return;
      followed = rows;
      const renamed = new Set<string>();
      if (references !== cited) {
        cited = references;
        const now = new Map(references.map(({ id, title }) => [id, title]));
        for (const key of new Set([...titles.keys(), ...now.keys()]))
          if (titles.get(key) !== now.get(key)) renamed.add(key);
        titles = now;
      }
      const values = new Map(claims.map(({ file, value }) => [file, value]));
      const citesRenamed = (file: string) =>
        renamed.size > 0 && values.get(file)?.evidence.some((key) => renamed.has(key));
      const now = new Map(rows.map((row) => [row.file, row]));
      for (const file of known.keys()) if (!now.has(file)) search.remove(file);
      for (const [file, row] of now) {
        if (known.get(file) === row && !citesRenamed(file)) continue;
        const value = values.get(file);
        const { statement, id, topic } = row;
        search.put(file, value ? searchedWords(value, titles) : { statement, others: [id, topic] });
      }
      known = now;
    },
    find: search.find,
  };
}
