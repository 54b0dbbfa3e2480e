import type { Reference } from '../../claims/reference.ts';
import type { ClaimRow } from './claim-row.ts';
import type { CuratedClaim } from './curating.ts';
import { type Fits, librarySearch, type SearchedWords, searchedWords } from './library-search.ts';

/** So many claims are put in at once, as after an edit; more are put in bit by bit. */
const fewAtOnce = 20;
/** So long claims are put in before the page may draw again. */
const sliceMs = 8;

/**
 * The search of the claims as they are, made once and kept in step: of an edit only that one claim is read again. While
 * claims have not been read, their lines are all that is searched.
 */
export type ClaimSearch = {
  /** Where many claims are new to it, they are only found once `putSome` has put them in. */
  follow(rows: readonly ClaimRow[], claims: readonly CuratedClaim[], references: readonly Reference[]): void;
  /** Puts in some of the claims that are left. @returns whether there were any */
  putSome(): boolean;
  find(typed: string): Fits | null;
};

export function claimSearch(): ClaimSearch {
  const search = librarySearch();
  let known = new Map<string, CuratedClaim | ClaimRow>();
  let cited: readonly Reference[] = [];
  let titles = new Map<string, string>();
  /** What is not put in yet. */
  const left = new Map<string, () => SearchedWords>();

  /** The keys of the references that have another title than before. */
  const renamedIn = (references: readonly Reference[]): ReadonlySet<string> => {
    if (references === cited) return new Set();
    cited = references;
    const before = titles;
    titles = new Map(references.map(({ id, title }) => [id, title]));
    return new Set([...before.keys(), ...titles.keys()].filter((key) => before.get(key) !== titles.get(key)));
  };

  const putSome = () => {
    const until = performance.now() + sliceMs;
    const some = left.size > 0;
    for (const [file, words] of left) {
      left.delete(file);
      search.put(file, words());
      if (performance.now() >= until) break;
    }
    return some;
  };

  return {
    follow(rows, claims, references) {
      const renamed = renamedIn(references);
      const values = new Map(claims.map((claim) => [claim.file, claim]));
      const now = new Map<string, CuratedClaim | ClaimRow>();
      for (const row of rows) {
        const claim = values.get(row.file);
        const value = claim?.value ?? null;
        now.set(row.file, claim ?? row);
        const isAsBefore = known.get(row.file) === now.get(row.file);
        const citesRenamed = renamed.size > 0 && value?.evidence.some((key) => renamed.has(key));
        if (isAsBefore && !citesRenamed) continue;
        const { statement, id, topic } = row;
        left.set(row.file, () => (value ? searchedWords(value, titles) : { statement, others: [id, topic] }));
      }
      for (const file of known.keys()) {
        if (now.has(file)) continue;
        search.remove(file);
        left.delete(file);
      }
      known = now;
      if (left.size <= fewAtOnce) while (putSome());
    },
    putSome,
    find: search.find,
  };
}
