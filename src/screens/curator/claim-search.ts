import type { Reference } from '../../claims/reference.ts';
import { rowOf } from './claim-row.ts';
import type { CuratedClaim } from './curating.ts';
import { type Fits, librarySearch, searchedWords } from './library-search.ts';

/** The search of the claims as they are, made once and kept in step: of an edit only that one claim is read again. */
export type ClaimSearch = {
  follow(claims: readonly CuratedClaim[], references: readonly Reference[]): void;
  find(typed: string): Fits | null;
};

export function claimSearch(): ClaimSearch {
  const search = librarySearch();
  let known = new Map<string, CuratedClaim>();
  let cited: readonly Reference[] = [];
  let titles = new Map<string, string>();
  return {
    follow(claims, references) {
      const renamed = new Set<string>();
      if (references !== cited) {
        cited = references;
        const now = new Map(references.map(({ id, title }) => [id, title]));
        for (const key of new Set([...titles.keys(), ...now.keys()]))
          if (titles.get(key) !== now.get(key)) renamed.add(key);
        titles = now;
      }
      const citesRenamed = ({ value }: CuratedClaim) =>
        renamed.size > 0 && value !== null && value.evidence.some((key) => renamed.has(key));
      const now = new Map(claims.map((claim) => [claim.file, claim]));
      for (const file of known.keys()) if (!now.has(file)) search.remove(file);
      for (const [file, claim] of now) {
        if (known.get(file) === claim && !citesRenamed(claim)) continue;
        const { statement, id, topic } = rowOf(claim);
        search.put(file, claim.value ? searchedWords(claim.value, titles) : { statement, others: [id, topic] });
      }
      known = now;
    },
    find: search.find,
  };
}
