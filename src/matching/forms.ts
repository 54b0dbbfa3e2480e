import { stemmer } from 'stemmer';
import { packLists, unpackLists } from './packed.ts';
import { tokenise } from './tokens.ts';

/**
 * Surface forms of concepts, indexed by one of their first words, so that finding them costs as much as the post is long
 * and not as the lexicon is large. The syntax of a form is described in src/claims/lexicon.ts.
 *
 * A background wakes often and a lexicon has tens of thousands of forms, so they are kept as numbers in a few flat
 * arrays: an object for each would take eight times the memory and ten times the time. Words are numbered in the order
 * in which they are met, forms in the order of their concepts, strict ones first.
 */
export type FormIndex = {
  /** The number of each word of the forms; of "vaccin*" the word is "vaccin". */
  numbers: ReadonlyMap<string, number>;
  words: readonly string[];
  /** By word: whether it stands in forms as it is, or as a beginning (see `use`). */
  uses: Uint8Array;
  /** Parts of form f: `parts[starts[f]]` to `parts[starts[f + 1]]`, each a word's number and its marks (see `mark`). */
  starts: Int32Array;
  parts: Int32Array;
  /** By form: twice the number of its concept, and one more if it is strict. */
  owners: Int32Array;
  /** By form: the part that it is looked up by, of the first few the one that fewest forms share. */
  anchors: Uint8Array;
  /** By word: the first form that is looked up by it as it is, and by it as a beginning; -1 for none. */
  firstByWord: Int32Array;
  firstByBeginning: Int32Array;
  /** By form: the next one that is looked up by the same; -1 for none. */
  next: Int32Array;
  /** Lengths of the beginnings that forms are looked up by, shortest first. */
  beginningLengths: readonly number[];
  /** Forms that are a single long word of which a misspelling counts, by first letter and length. */
  typoForms: ReadonlyMap<string, readonly number[]>;
  /** By a word's first two letters (see `openingOf`) the first such word, and by word the next; -1 for none. */
  firstByOpening: Int32Array;
  nextByOpening: Int32Array;
  /** By word: its stem, once somebody asked. */
  stems: (string | undefined)[];
  /** The forms that a word of a post may be the key of, once it was met: a feed repeats its words. Emptied when full. */
  known: Map<string, readonly number[]>;
};

const use = { whole: 1, beginning: 2 };
/** A part that is only the beginning of a word; and one after which other words may stand. */
const mark = { beginning: 1, gap: 2 };
const markBits = 2;

/** A form is looked up by one of so many words at its beginning: "in the trials" by "trials". */
export const anchorReach = 3;
/** A misspelling is looked for only in long words: "stating" is no statin, "creator" no Crestor. */
export const typoLength = { one: 8, two: 11 };
/** A power of two; there are about 300 beginnings of two letters. */
const openings = 1024;

export const wordOf = (part: number): number => part >> markBits;
export const isBeginning = (part: number): boolean => (part & mark.beginning) !== 0;
export const hasGapAfter = (part: number): boolean => (part & mark.gap) !== 0;

/** What concepts are found by. */
export type Forms = { strict: readonly string[]; broad: readonly string[]; typos: boolean };

/** Forms cut into words, as the library carries them. */
export type CutForms = {
  /** The commonest first, so that most numbers are small. */
  words: string[];
  /** The parts of each form (packed.ts). */
  forms: string;
};

/**
 * @param concepts in the order of their numbers in hits.
 * @param cut the forms of the first of them, if they have been cut before; those of others are cut now
 */
export function indexForms(concepts: readonly Forms[], cut?: CutForms): FormIndex {
  const { starts, parts, words, numbers } = readForms(
    concepts.flatMap(({ strict, broad }) => [strict, broad]),
    cut,
  );
  const owners = new Int32Array(starts.length - 1);
  let forms = 0;
  concepts.forEach(({ strict, broad }, concept) => {
    owners.fill(2 * concept + 1, forms, forms + strict.length);
    owners.fill(2 * concept, forms + strict.length, forms + strict.length + broad.length);
    forms += strict.length + broad.length;
  });
  const none = (length: number) => new Int32Array(length).fill(-1);
  const uses = new Uint8Array(words.length);
  const sharing = new Int32Array(words.length);
  // Not for...of, which is slow over so many numbers in code that runs once.
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? 0;
    const word = wordOf(part);
    uses[word] = (uses[word] ?? 0) | (isBeginning(part) ? use.beginning : use.whole);
    sharing[word] = (sharing[word] ?? 0) + 1;
  }

  const anchors = new Uint8Array(owners.length);
  const firstByWord = none(words.length);
  const firstByBeginning = none(words.length);
  const next = none(owners.length);
  const lengths = new Set<number>();
  const typoForms = new Map<string, number[]>();
  // Backwards, so that each list is in the order of the forms.
  for (let form = owners.length - 1; form >= 0; form--) {
    const start = starts[form] ?? 0;
    const end = starts[form + 1] ?? 0;
    if (start === end) continue;
    const anchor = anchorOf(parts, start, end, sharing);
    const key = parts[start + anchor] ?? 0;
    const word = wordOf(key);
    const first = isBeginning(key) ? firstByBeginning : firstByWord;
    anchors[form] = anchor;
    next[form] = first[word] ?? -1;
    first[word] = form;
    const text = words[word] ?? '';
    if (isBeginning(key)) lengths.add(text.length);
    const owner = owners[form] ?? 0;
    if (end - start === 1 && isStrict(owner) && concepts[conceptOf(owner)]?.typos && text.length >= typoLength.one) {
      const list = typoForms.get(typoKey(text, text.length));
      if (list) list.unshift(form);
      else typoForms.set(typoKey(text, text.length), [form]);
    }
  }

  const firstByOpening = none(openings);
  const nextByOpening = none(words.length);
  words.forEach((word, number) => {
    const opening = openingOf(word);
    nextByOpening[number] = firstByOpening[opening] ?? -1;
    firstByOpening[opening] = number;
  });
  return {
    numbers,
    words,
    uses,
    starts,
    parts,
    owners,
    anchors,
    firstByWord,
    firstByBeginning,
    next,
    beginningLengths: [...lengths].sort((a, b) => a - b),
    typoForms,
    firstByOpening,
    nextByOpening,
    stems: [],
    known: new Map(),
  };
}

export const conceptOf = (owner: number): number => owner >> 1;
export const isStrict = (owner: number): boolean => (owner & 1) === 1;

/** Cuts forms into parts, and numbers their words. @param lists of forms */
function readForms(lists: readonly (readonly string[])[], cut?: CutForms) {
  const known = cut ? unpackLists(cut.forms) : { starts: new Uint32Array(1), numbers: new Uint16Array() };
  const numbers = new Map<string, number>();
  for (const word of cut?.words ?? []) numbers.set(word, numbers.size);
  const numberOf = (word: string) => {
    const number = numbers.get(word);
    if (number !== undefined) return number;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  const parts: number[] = [];
  // What was made of each piece between two spaces: most recur in many forms, and nearly all are one part.
  const single = new Map<string, number>();
  const several = new Map<string, readonly number[]>();
  const readPiece = (piece: string) => {
    const part = single.get(piece);
    if (part !== undefined) {
      parts.push(part);
      return;
    }
    const made = several.get(piece) ?? wordsOf(piece).map(({ word, marks }) => (numberOf(word) << markBits) | marks);
    parts.push(...made);
    if (made.length === 1 && made[0] !== undefined) single.set(piece, made[0]);
    else several.set(piece, made);
  };
  const ends: number[] = [];
  let toSkip = known.starts.length - 1;
  for (const list of lists) {
    const skipped = Math.min(toSkip, list.length);
    toSkip -= skipped;
    for (let at = skipped; at < list.length; at++) {
      const text = list[at] ?? '';
      let from = 0;
      for (let to = text.indexOf(' '); to >= 0; to = text.indexOf(' ', from)) {
        if (to > from) readPiece(text.slice(from, to));
        from = to + 1;
      }
      if (from < text.length) readPiece(text.slice(from));
      ends.push(known.numbers.length + parts.length);
    }
  }
  return {
    numbers,
    words: [...numbers.keys()],
    starts: joined(known.starts, ends),
    parts: joined(known.numbers, parts),
  };
}

function joined(first: Uint16Array | Uint32Array, second: readonly number[]): Int32Array {
  const all = new Int32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** What a library carries of an index. @param count of forms, the first ones */
export function cutForms(index: FormIndex, count: number): CutForms {
  const { starts, parts, words } = index;
  const end = starts[count] ?? 0;
  const counts = new Map<number, number>();
  for (let at = 0; at < end; at++) {
    const word = wordOf(parts[at] ?? 0);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const commonest = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const renumbered = new Map(commonest.map((word, number) => [word, number]));
  const allMarks = (1 << markBits) - 1;
  const forms = Array.from({ length: count }, (_, form) =>
    Array.from(parts.subarray(starts[form], starts[form + 1]), (part) => {
      const word = renumbered.get(wordOf(part)) ?? 0;
      return (word << markBits) | (part & allMarks);
    }),
  );
  return { words: commonest.map((word) => words[word] ?? ''), forms: packLists(forms) };
}

/** The words of one piece of a form, with their marks. */
function wordsOf(piece: string): { word: string; marks: number }[] {
  // Most are plain lower-case words; cutting each as if it were a post would take most of the matcher's start.
  if (/^[a-z]+$/.test(piece)) return [{ word: piece, marks: 0 }];
  return piece.split(/\s+/).flatMap((one) => {
    const gap = one.endsWith('..');
    const bare = gap ? one.slice(0, -2) : one;
    const beginning = bare.endsWith('*');
    const text = beginning ? bare.slice(0, -1) : bare;
    const words = /^[a-z]+$/.test(text) ? [text] : tokenise(text).map(({ word }) => word);
    // What the piece ends in belongs to its last word.
    const marks = (beginning ? mark.beginning : 0) | (gap ? mark.gap : 0);
    return words.map((word, index) => ({ word, marks: index === words.length - 1 ? marks : 0 }));
  });
}

/** @param sharing how often each word stands in forms */
function anchorOf(parts: Int32Array, start: number, end: number, sharing: Int32Array): number {
  let best = start;
  for (let at = start + 1; at < Math.min(start + anchorReach, end); at++) {
    // What stands before the anchor must be in a fixed place.
    if (hasGapAfter(parts[at - 1] ?? 0)) break;
    if ((sharing[wordOf(parts[at] ?? 0)] ?? 0) < (sharing[wordOf(parts[best] ?? 0)] ?? 0)) best = at;
  }
  return best - start;
}

/** Where a single word of which a misspelling counts is kept. */
export function typoKey(word: string, length: number): string {
  return `${word.slice(0, 1)}${length}`;
}

/** A place for a word's first two letters, which no stemming changes. */
function openingOf(word: string): number {
  return (31 * word.charCodeAt(0) + (word.charCodeAt(1) || 0)) & (openings - 1);
}

const letterI = 'i'.charCodeAt(0);
const letterY = 'y'.charCodeAt(0);

/**
 * Whether a word may have the stem, by their letters: Porter's stemmer keeps the first three letters, unless the third is
 * a final y, which becomes i. It spares stemming nearly all words that have another stem.
 */
export function mayHaveStem(word: string, stem: string): boolean {
  if (stem.length > word.length || word.charCodeAt(0) !== stem.charCodeAt(0)) return false;
  if (stem.length < 3) return true;
  const third = word.charCodeAt(2);
  const stemThird = stem.charCodeAt(2);
  return (
    word.charCodeAt(1) === stem.charCodeAt(1) && (third === stemThird || (third === letterY && stemThird === letterI))
  );
}

/** Whether it is the stem of one of the words of the forms. Stems are made as they are asked for, and kept. */
export function hasStem({ words, stems }: Pick<FormIndex, 'words' | 'stems'>, number: number, stem: string): boolean {
  const word = words[number] ?? '';
  if (!mayHaveStem(word, stem)) return false;
  let own = stems[number];
  if (own === undefined) {
    own = stemmer(word);
    stems[number] = own;
  }
  return own === stem;
}

/** The numbers of all words with the stem. */
export function wordsWithStem(index: FormIndex, stem: string): number[] {
  const found: number[] = [];
  let number = index.firstByOpening[openingOf(stem)] ?? -1;
  for (; number >= 0; number = index.nextByOpening[number] ?? -1) if (hasStem(index, number, stem)) found.push(number);
  return found;
}

/** A beginning this short is too little to know a word by, and what follows it is no ending if it is longer. */
const shortestBeginning = 4;
const longestEnding = 4;

/** Whether a lower-case word is one of those that the forms are made of. */
export function knowsWord(index: FormIndex, word: string): boolean {
  const usedAs = (text: string, as: number) => ((index.uses[index.numbers.get(text) ?? -1] ?? 0) & as) !== 0;
  const isKnown = (text: string) =>
    usedAs(text, use.whole) ||
    wordsWithStem(index, text).some((number) => ((index.uses[number] ?? 0) & use.whole) !== 0);
  if (isKnown(word)) return true;
  for (let length = Math.max(shortestBeginning, word.length - longestEnding); length <= word.length; length++)
    if (usedAs(word.slice(0, length), use.beginning)) return true;
  return word.length > 3 && isKnown(stemmer(word));
}
