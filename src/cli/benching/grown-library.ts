import { relationConcepts } from '../../claims/lexicon.ts';
import type { Concept, Library } from '../../claims/library.ts';
import type { HeadsFile } from '../../matching/heads.ts';
import type { MatchedClaim } from '../../matching/judged.ts';
import type { Model } from '../../matching/model.ts';
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
    model: { ...model, heads: model.heads && growHeads(model.heads, copies, everyday) },
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
  const claims = copies.flatMap((copy) => {
    const renamed = index.terms.map((term) => terms.of(copyTerm(term, copy, everyday)));
    return index.claims.map((claim) => claim.map((phrasing) => phrasing.map((term) => renamed[term] ?? 0)));
  });
  return { terms: terms.all(), claims: [...index.claims, ...claims] };
}

function growHeads(heads: HeadsFile, copies: readonly number[], everyday: ReadonlySet<string>): HeadsFile {
  const all = [0, ...copies];
  const terms = numbering(heads.terms);
  const renamed = all.map((copy) =>
    Uint32Array.from(heads.terms, (term, index) => (copy === 0 ? index : terms.of(copyTerm(term, copy, everyday)))),
  );
  const names = terms.all();
  const counts = new Uint32Array(names.length);
  for (const numbers of renamed)
    numbers.forEach((number, index) => {
      counts[number] = (counts[number] ?? 0) + (heads.counts[index] ?? 0);
    });
  /** Where the next entry of each term goes: they lie term after term. Plain arrays of so many would fill the memory. */
  const next = new Uint32Array(names.length);
  for (let number = 1; number < names.length; number++)
    next[number] = (next[number - 1] ?? 0) + (counts[number - 1] ?? 0);
  const targets = new Int32Array(all.length * heads.targets.length);
  const weights = new Int32Array(targets.length);
  renamed.forEach((numbers, copy) => {
    let from = 0;
    numbers.forEach((number, index) => {
      const end = from + (heads.counts[index] ?? 0);
      for (; from < end; from++) {
        const place = next[number] ?? 0;
        targets[place] = (heads.targets[from] ?? 0) + copy * heads.claims.length;
        weights[place] = heads.weights[from] ?? 0;
        next[number] = place + 1;
      }
    });
  });
  return {
    claims: [...heads.claims, ...copies.flatMap((copy) => heads.claims.map((id) => copied(id, copy)))],
    bias: all.flatMap(() => heads.bias),
    terms: names,
    counts: [...counts],
    targets: Array.from(targets),
    weights: Array.from(weights),
  };
}
