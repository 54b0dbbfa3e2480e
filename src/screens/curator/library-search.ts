import Fuse from 'fuse.js';
import type { Claim, Draft } from '../../claims/claim.ts';

/** How well each claim that was found fits, by its file: more is better. */
export type Fits = ReadonlyMap<string, number>;

/** The search of all claims as she types. Claims are put into it one by one, as they are read and edited. */
export type LibrarySearch = {
  put(file: string, words: SearchedWords): void;
  remove(file: string): void;
  /** Null for nothing typed: all claims. */
  find(typed: string): Fits | null;
};

/** What a claim may be looked for by: what it says, and all that is written about it. */
export type SearchedWords = { statement: string; others: string[] };

/** A word found in the statement tells more than one in a phrasing. */
const statementWorth = 3;
/** A word that had to be mended tells less than one that was typed so. */
const mendedWorth = 0.5;
/** Beyond these a mended word is a guess. */
const mendedAtMost = 3;
/** Two wrong letters in a word of eight; the same as in the popup's search. */
const threshold = 0.25;
/** Shorter words are like too many others to be mended. */
const shortestMended = 4;

/**
 * Every typed word must stand somewhere in the claim, as the beginning or the middle of a word. One that stands nowhere
 * at all was mistyped: fuse.js finds the words that it may have been. So the slow search goes over the vocabulary,
 * which grows far slower than the claims, and each key costs a few milliseconds at thousands of them.
 */
export function librarySearch(): LibrarySearch {
  const texts = new Map<string, { statement: string; all: string }>();
  const known = new Set<string>();
  /** All words of all claims in one text. */
  let vocabulary = ' ';
  /** The words by their first letter, which hardly anybody mistypes. */
  const byLetter = new Map<string, Fuse<string>>();
  const mended = new Map<string, string[]>();

  const mend = (word: string): string[] => {
    const before = mended.get(word);
    if (before) return before;
    const found =
      word.length < shortestMended ? [] : byLetter.get(word[0] ?? '')?.search(word, { limit: mendedAtMost });
    const words = found?.map(({ item }) => item) ?? [];
    mended.set(word, words);
    return words;
  };

  /** Within the claims that the words before left over; null: within all. */
  const fitsOf = (words: readonly string[], worth: number, within: Map<string, number> | null): Map<string, number> => {
    const fits = new Map<string, number>();
    for (const file of (within ?? texts).keys()) {
      const text = texts.get(file);
      if (!text) continue;
      for (const word of words) {
        if (!text.all.includes(word)) continue;
        const fit = text.statement.includes(word) ? statementWorth : 1;
        fits.set(file, Math.max(fits.get(file) ?? 0, fit * worth));
      }
    }
    return fits;
  };

  /** What was found for the words that are typed to their end: only the last one changes with each key. */
  let finished: { words: string; fits: Map<string, number> | null } = { words: '', fits: null };
  const narrowed = (fits: Map<string, number> | null, word: string): Map<string, number> => {
    const exact = vocabulary.includes(word) || word.length < shortestMended ? fitsOf([word], 1, fits) : null;
    const found = exact ?? fitsOf(mend(word), mendedWorth, fits);
    if (fits) for (const [file, fit] of found) found.set(file, fit + (fits.get(file) ?? 0));
    return found;
  };

  return {
    put(file, { statement, others }) {
      finished = { words: '', fits: null };
      const all = plain([statement, ...others].join('\n'));
      texts.set(file, { statement: plain(statement), all });
      for (const word of new Set(all.match(wholeWord))) {
        if (known.has(word)) continue;
        known.add(word);
        vocabulary += `${word} `;
        const letter = word[0] ?? '';
        const alike = byLetter.get(letter) ?? new Fuse<string>([], { threshold, distance: 20 });
        alike.add(word);
        byLetter.set(letter, alike);
        mended.clear();
      }
    },
    remove(file) {
      finished = { words: '', fits: null };
      texts.delete(file);
    },
    find(typed) {
      const words = plain(typed).split(/\s+/).filter(Boolean);
      const last = words.pop();
      if (last === undefined) return null;
      const before = words.join(' ');
      if (finished.words !== before) {
        const fits = words.reduce<Map<string, number> | null>(narrowed, null);
        finished = { words: before, fits };
      }
      return narrowed(finished.fits, last);
    },
  };
}

const wholeWord = /[\p{L}\p{N}]{3,}/gu;

/** Case and accents do not matter. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @param titles the titles of the references, by key */
export function searchedWords(value: Claim | Draft, titles: ReadonlyMap<string, string>): SearchedWords {
  const { statement, label, id, topic, fact = '', nuance = '', phrasings, evidence } = value;
  const sources = evidence.flatMap((key) => [key, titles.get(key) ?? '']);
  return { statement, others: [label, id, topic.replaceAll('-', ' '), fact, nuance, ...phrasings, ...sources] };
}
