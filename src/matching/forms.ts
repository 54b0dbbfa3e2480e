import { stemmer } from 'stemmer';
import { packLists, unpackLists } from './packed.ts';
import { tokenise } from './tokens.ts';

/**
 * Surface forms of concepts, indexed by one of their first words, so that finding them costs as much as the post is long
 * and not as the lexicon is large. The syntax of a form is described in src/claims/lexicon.ts.
 *
 * A background wakes often and a lexicon has tens of thousands of forms, so they are kept as numbers in a few flat
 * arrays: an object for each would take eight times the memory. Forms are numbered in the order of their concepts,
 * strict ones first.
 */
export type FormIndex = {
  /** The number of each word of the forms, and of their stems; of "vaccin*" the word is "vaccin". */
  numbers: ReadonlyMap<string, number>;
  words: readonly string[];
  /** By word: the number of its stem; -1 where the word only begins others, or is only a stem. */
  stems: Int32Array;
  /** By word: what it is in the forms (see `use`). */
  uses: Uint8Array;
  /** Parts of form f: `parts[starts[f]]` to `parts[starts[f + 1]]`, each a word's number and its marks (see `mark`). */
  starts: Int32Array;
  parts: Int32Array;
  /** By form: twice the number of its concept, and one more if it is strict. */
  owners: Int32Array;
  /** By form: the part that it is looked up by, of the first few the one that fewest forms share. */
  anchors: Uint8Array;
  /** By word: the first form that is looked up by it, as a word and as a beginning; -1 for none. */
  firstByWord: Int32Array;
  firstByBeginning: Int32Array;
  /** By form: the next one that is looked up by the same word or beginning; -1 for none. */
  next: Int32Array;
  /** The same by the stems of words. */
  firstByStem: Int32Array;
  nextByStem: Int32Array;
  /** Lengths of the beginnings that forms are looked up by, shortest first. */
  beginningLengths: readonly number[];
  /** Forms that are a single long word of which a misspelling counts, by first letter and length. */
  typoForms: ReadonlyMap<string, readonly number[]>;
  /** The forms that a word of a post may be the key of, once it was met: a feed repeats its words. Emptied when full. */
  known: Map<string, readonly number[]>;
};

/** A word of a form, the beginning of one, the stem of one. */
const use = { whole: 1, beginning: 2, stem: 4 };
/** A part that is only the beginning of a word; and one after which other words may stand. */
const mark = { beginning: 1, gap: 2 };
const markBits = 2;

/** A form is looked up by one of so many words at its beginning: "in the trials" by "trials". */
export const anchorReach = 3;
/** A misspelling is looked for only in long words: "stating" is no statin, "creator" no Crestor. */
export const typoLength = { one: 8, two: 11 };
/** A word shorter than this stands for no other that has its stem: "hers" is not "her". */
export const stemmedFrom = 4;

export const wordOf = (part: number): number => part >> markBits;
export const isBeginning = (part: number): boolean => (part & mark.beginning) !== 0;
export const hasGapAfter = (part: number): boolean => (part & mark.gap) !== 0;

/** What concepts are found by. */
export type Forms = { strict: readonly string[]; broad: readonly string[]; typos: boolean };

/** Forms cut into words, as the library carries them. */
export type CutForms = {
  /** The commonest first, so that most numbers are small; then stems that are no words. */
  words: string[];
  /** One list: the number of each word's stem and one more; 0 where it has none (packed.ts). */
  stems: string;
  /** The parts of each form (packed.ts). */
  forms: string;
};

/**
 * @param concepts in the order of their numbers in hits.
 * @param cut what `cutForms` made of the first of them, if it was asked; the forms of the others are cut now
 */
export function indexForms(concepts: readonly Forms[], cut?: CutForms): FormIndex {
  const { starts, parts, words, numbers, stems } = readForms(
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
  for (let word = 0; word < stems.length; word++) {
    const stem = stems[word] ?? -1;
    if (stem >= 0) uses[stem] = (uses[stem] ?? 0) | use.stem;
  }

  const anchors = new Uint8Array(owners.length);
  const firstByWord = none(words.length);
  const firstByBeginning = none(words.length);
  const next = none(owners.length);
  const firstByStem = none(words.length);
  const nextByStem = none(owners.length);
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
    const stem = isBeginning(key) ? -1 : (stems[word] ?? -1);
    if (stem >= 0 && (stem !== word || text.length >= stemmedFrom)) {
      nextByStem[form] = firstByStem[stem] ?? -1;
      firstByStem[stem] = form;
    }
    if (isBeginning(key)) lengths.add(text.length);
    const owner = owners[form] ?? 0;
    if (end - start === 1 && isStrict(owner) && concepts[conceptOf(owner)]?.typos && text.length >= typoLength.one) {
      const list = typoForms.get(typoKey(text, text.length));
      if (list) list.unshift(form);
      else typoForms.set(typoKey(text, text.length), [form]);
    }
  }

  return {
    numbers,
    words,
    stems,
    uses,
    starts,
    parts,
    owners,
    anchors,
    firstByWord,
    firstByBeginning,
    next,
    firstByStem,
    nextByStem,
    beginningLengths: [...lengths].sort((a, b) => a - b),
    typoForms,
    known: new Map(),
  };
}

export const conceptOf = (owner: number): number => owner >> 1;
export const isStrict = (owner: number): boolean => (owner & 1) === 1;

/** Cuts forms into parts, numbers their words and stems those. @param lists of forms, in order @param cut the first of them */
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
  const all = { starts: joined(known.starts, ends), parts: joined(known.numbers, parts) };
  const words = [...numbers.keys()];
  // Those of words that were cut before are known.
  const cutStems = cut ? unpackLists(cut.stems).numbers : new Uint16Array();
  const stemOf: number[] = [];
  for (let word = 0; word < cutStems.length; word++) stemOf.push((cutStems[word] ?? 0) - 1);
  for (let at = known.numbers.length; at < all.parts.length; at++) {
    const part = all.parts[at] ?? 0;
    const word = wordOf(part);
    if (isBeginning(part) || (stemOf[word] ?? -1) >= 0) continue;
    const stem = stemmer(words[word] ?? '');
    const number = numberOf(stem);
    if (number === words.length) words.push(stem);
    stemOf[word] = number;
  }
  const stems = new Int32Array(words.length).fill(-1);
  for (let word = 0; word < stemOf.length; word++) stems[word] = stemOf[word] ?? -1;
  return { ...all, numbers, words, stems };
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
  const wordsOfForms = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const numbers = new Map(wordsOfForms.map((word, number) => [word, number]));
  const numberOf = (word: number) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const stems = wordsOfForms.map((word) => {
    const stem = index.stems[word] ?? -1;
    return stem < 0 ? 0 : numberOf(stem) + 1;
  });
  const allMarks = (1 << markBits) - 1;
  const forms = Array.from({ length: count }, (_, form) =>
    Array.from(
      parts.subarray(starts[form], starts[form + 1]),
      (part) => (numberOf(wordOf(part)) << markBits) | (part & allMarks),
    ),
  );
  return {
    words: [...numbers.keys()].map((word) => words[word] ?? ''),
    stems: packLists([stems]),
    forms: packLists(forms),
  };
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

/** The forms of a list, in order. @param next of each @param first of them; -1 for none */
export function listed(next: Int32Array, first = -1): number[] {
  const forms: number[] = [];
  for (let form = first; form >= 0; form = next[form] ?? -1) forms.push(form);
  return forms;
}

/** A beginning this short is too little to know a word by, and what follows it is no ending if it is longer. */
const shortestBeginning = 4;
const longestEnding = 4;

/** Whether a lower-case word is one of those that the forms are made of. */
export function knowsWord(index: FormIndex, word: string): boolean {
  const usedAs = (text: string, as: number) => ((index.uses[index.numbers.get(text) ?? -1] ?? 0) & as) !== 0;
  const isKnown = (text: string) => usedAs(text, use.whole | use.stem);
  if (isKnown(word)) return true;
  for (let length = Math.max(shortestBeginning, word.length - longestEnding); length <= word.length; length++)
    if (usedAs(word.slice(0, length), use.beginning)) return true;
  return word.length > 3 && isKnown(stemmer(word));
}
