import { relationConcepts } from '../../claims/lexicon.ts';
import type { Concept, Library } from '../../claims/library.ts';
import type { HeadsFile } from '../../matching/heads.ts';
import type { MatchedClaim } from '../../matching/judged.ts';
import type { Model } from '../../matching/model.ts';
import {
  packLists,
  packNumbers,
  packSmall,
  packWeights,
  unpackLists,
  unpackNumbers,
  unpackSmall,
  unpackWeights,
  weightStep,
} from '../../matching/packed.ts';
import { tokenise } from '../../matching/tokens.ts';
import { madeUpWords } from './made-up-words.ts';

/** What a matcher is made of. */
export type Matchable = Pick<Library, 'concepts' | 'phrasingIndex'> & { claims: MatchedClaim[] };

/** So many words make up more than half of all that is said. */
const everydayWords = 200;
/** More posts do not change which words those are. */
const enoughPosts = 2000;
/** Concepts of every topic: words such as "causes" and "cures". */
const shared = new Set<string>(Object.values(relationConcepts));

/** Set apart by a character that no id and no word has. */
const copied = (name: string, copy: number) => `${name}--${copy}`;

/** Whether a claim was made by growing. */
export function isCopy(claim: string): boolean {
  return claim.includes('--');
}

/** The commonest words of the posts, and their stems. */
export function everydayOf(posts: readonly string[]): Set<string> {
  const counts = new Map<string, { count: number; stem: string }>();
  const stems = new Map<string, string>();
  for (const post of posts.slice(0, enoughPosts))
    for (const { word, stem } of tokenise(post, stems)) {
      const known = counts.get(word);
      if (known) known.count++;
      else counts.set(word, { count: 1, stem });
    }
  const commonest = [...counts].sort((a, b) => b[1].count - a[1].count).slice(0, everydayWords);
  return new Set(commonest.flatMap(([word, { stem }]) => [word, stem]));
}

/**
 * A database so many times as large, as if other topics had been added to ours: copies of all claims whose concepts have
 * made-up words, so that no post is about them. Words of `everyday` stay in forms of several words ("the shot" becomes
 * "the sqxaba"), in phrasings and in heads, as they would in any topic; posts do meet those.
 */
export function grownLibrary(
  library: Library,
  model: Model,
  times: number,
  everyday: ReadonlySet<string>,
): { library: Matchable; model: Model } {
  const copies = Array.from({ length: times - 1 }, (_, index) => index + 1);
  const own = library.concepts.filter(({ id }) => !shared.has(id));
  return {
    library: {
      concepts: [...library.concepts, ...copies.flatMap((copy) => copyConcepts(own, copy, everyday))],
      claims: [...library.claims, ...copies.flatMap((copy) => library.claims.map((claim) => copyClaim(claim, copy)))],
      ...(library.phrasingIndex && { phrasingIndex: growPhrasings(library.phrasingIndex, copies, everyday) }),
    },
    model: { ...model, heads: model.heads && growHeads(model.heads, copies) },
  };
}

const conceptOf = (id: string, copy: number) => (shared.has(id) ? id : copied(id, copy));

function copyConcepts(concepts: readonly Concept[], copy: number, everyday: ReadonlySet<string>): Concept[] {
  const madeUp = madeUpWords(copy);
  const form = (text: string) => {
    const pieces = text.split(/\s+/);
    const bare = (piece: string) => piece.replace(/(?:\*|\.\.)+$/, '');
    const kept = pieces.map((piece) => everyday.has(bare(piece)));
    // One word must be strange, or posts would be about it.
    if (!kept.includes(false)) kept[kept.length - 1] = false;
    return pieces
      .map((piece, index) => (kept[index] ? piece : madeUp(bare(piece)) + piece.slice(bare(piece).length)))
      .join(' ');
  };
  return concepts.map(({ id, strict, broad, typos }) => ({
    id: copied(id, copy),
    strict: strict.map(form),
    broad: broad.map(form),
    typos,
  }));
}

function copyClaim(claim: MatchedClaim, copy: number): MatchedClaim {
  const { id, negative, statement, phrasings, frames, broader } = claim;
  const group = (one: string | string[]) =>
    typeof one === 'string' ? conceptOf(one, copy) : one.map((id) => conceptOf(id, copy));
  return {
    id: copied(id, copy),
    negative,
    statement,
    phrasings,
    frames: frames.map((frame) => ({
      ...frame,
      all: frame.all.map(group),
      not: frame.not.map((id) => conceptOf(id, copy)),
    })),
    broader: broader.map((id) => copied(id, copy)),
  };
}

/** A term of phrasings and heads: stems, `#concept` or `~concept`, pairs with a space, pairs of concepts with a plus. */
function copyTerm(term: string, copy: number, everyday: ReadonlySet<string>): string {
  return term
    .split(' ')
    .map((part) => {
      const [, sign = '', name = ''] = /^([#~]?)(.+)$/s.exec(part) ?? [];
      if (sign !== '') return sign + conceptOf(name, copy);
      if (/^[a-z0-9-]+(?:\+[a-z0-9-]+)+$/.test(part))
        return part
          .split('+')
          .map((id) => conceptOf(id, copy))
          .join('+');
      return part === '^' || everyday.has(part) ? part : copied(part, copy);
    })
    .join(' ');
}

/** Numbers for terms, in the order in which they are met. */
function numbering(known: readonly string[]) {
  const numbers = new Map(known.map((term, index) => [term, index]));
  return {
    of: (term: string): number => {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      return number;
    },
    all: () => [...numbers.keys()],
  };
}

function growPhrasings(
  index: NonNullable<Library['phrasingIndex']>,
  copies: readonly number[],
  everyday: ReadonlySet<string>,
): NonNullable<Library['phrasingIndex']> {
  const terms = numbering(index.terms);
  const { starts, numbers } = unpackLists(index.phrasings);
  const own = Array.from(starts.subarray(1), (end, place) => Array.from(numbers.subarray(starts[place], end)));
  const others = copies.flatMap((copy) => {
    const renamed = index.terms.map((term) => terms.of(copyTerm(term, copy, everyday)));
    return own.map((phrasing) => phrasing.map((term) => renamed[term] ?? 0));
  });
  return { terms: terms.all(), phrasings: packLists([...own, ...others]) };
}

/**
 * Heads keep the hashes of their terms, not the terms: each copy has hashes of its own, that no post has. So the tables
 * grow as they would, but a post wakes no more entries than before.
 */
function growHeads(heads: HeadsFile, copies: readonly number[]): HeadsFile {
  const terms = unpackNumbers(heads.terms);
  const counts = unpackSmall(heads.counts);
  const targets = unpackSmall(heads.targets);
  const weights = unpackWeights(heads.weights);
  let from = 0;
  const entries = [...terms].map((hash, index) => {
    const end = from + (counts[index] ?? 0);
    const entry = {
      hash,
      targets: [...targets.slice(from, end)],
      weights: [...weights.slice(from, end)].map((weight) => weight * weightStep),
    };
    from = end;
    return entry;
  });
  const most = Math.floor(0xffff / heads.claims.length) - 1;
  const all = [0, ...copies.filter((copy) => copy < most)].flatMap((copy) =>
    entries.map((entry) => ({
      hash: (entry.hash ^ Math.imul(copy, 0x9e3779b1)) >>> 0,
      targets: entry.targets.map((target) => target + copy * heads.claims.length),
      weights: entry.weights,
    })),
  );
  all.sort((a, b) => a.hash - b.hash);
  return {
    claims: [0, ...copies].flatMap((copy) => (copy === 0 ? heads.claims : heads.claims.map((id) => copied(id, copy)))),
    bias: [0, ...copies].flatMap(() => heads.bias),
    terms: packNumbers(Uint32Array.from(all, ({ hash }) => hash)),
    counts: packSmall(all.map((entry) => entry.targets.length)),
    targets: packSmall(all.flatMap((entry) => entry.targets)),
    weights: packWeights(all.flatMap((entry) => entry.weights)),
  };
}
