import { stemmer } from 'stemmer';

/**
 * The words of a post, normalised, each with its place in the text as it stands in the page.
 * Normalising word by word keeps the offsets exact without a map.
 */
export type Token = {
  /** UTF-16 offsets in the original text, end exclusive. */
  start: number;
  end: number;
  /** Lower case, without diacritics, disguises undone: "V@ccínes" → "vaccines". */
  word: string;
  /** Porter stem of the word: "vaccines" → "vaccin". */
  stem: string;
  /** Index of the sentence it stands in. */
  sentence: number;
  /** Index of the clause: a negation reaches no further than the next comma, dash, "but" or "and". */
  clause: number;
};

// In order of preference: what is dropped (addresses, e-mail, handles), hashtags, words, single emoji.
// Inside a word: apostrophes, zero-width characters that split words to deceive filters, and the disguises @ $ ((.
const zeroWidth = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const pattern = new RegExp(
  [
    '(?<drop>https?://\\S+|www\\.\\S+|[\\w.+-]+@[\\w-]+\\.[\\w.]+|(?<![\\p{L}\\p{N}])@[\\w.]+|(?<![\\p{L}\\p{N}])/?[ur]/\\w+)',
    '(?<tag>#[\\p{L}\\p{N}_]+)',
    `(?<word>[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}${zeroWidth}]|['’ʼ](?=\\p{L})|(?:[@$]|\\(\\()(?=[\\p{L}\\p{N}]))*)`,
    '(?<emoji>\\p{Extended_Pictographic})',
  ].join('|'),
  'gu',
);

/** Letters of other alphabets that look like Latin ones, used to disguise words. */
const lookalikes: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  α: 'a',
  ε: 'e',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  τ: 't',
  υ: 'u',
  χ: 'x',
  η: 'n',
  ı: 'i',
  ɡ: 'g',
  ℓ: 'l',
};
const digitsAsLetters: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' };

/**
 * Undoes spelling disguises and unifies spelling in one word: Unicode NFKC, case, diacritics, look-alike letters,
 * `v@ccine`, `va((ine`, `vacc1ne`, `sooooo`; drops apostrophes and a possessive 's.
 */
export function normaliseWord(raw: string): string {
  // Most words of most posts: nothing to undo.
  if (/^[a-z]+$/.test(raw) && !/(.)\1\1/.test(raw)) return raw;
  let word = raw
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/['’ʼ]s$/u, '')
    .replace(/['’ʼ]/gu, '');
  if (/[a-z]/.test(word) || /^[^a-z0-9]+$/u.test(word)) {
    const plain = word.replace(/[^a-z0-9]/gu, (letter) => lookalikes[letter] ?? letter);
    // A word that is wholly of another alphabet stays what it is.
    if (/^[a-z0-9@$(]+$/.test(plain)) word = plain;
  }
  return word
    .replace(/(?<=[a-z])@/g, 'a')
    .replace(/(?<=[a-z])\$/g, 's')
    .replace(/\(\(/g, 'cc')
    .replace(/(?<=[a-z])[013457](?=[a-z])/g, (digit) => digitsAsLetters[digit] ?? digit)
    .replace(/([a-z])\1{2,}/g, '$1');
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Starts of sentences; a line break ends one too, since posts often have no full stop. */
function sentenceStarts(text: string): number[] {
  // Segmenting costs more than all the rest, and forms, phrasings and short posts are one sentence.
  if (!/[.!?\n\r\u2026\u3002\uff01\uff1f]/.test(text)) return [0];
  const starts: number[] = [];
  for (const part of segmenter.segment(text)) {
    starts.push(part.index);
    for (let at = part.segment.indexOf('\n'); at >= 0; at = part.segment.indexOf('\n', at + 1))
      if (at + 1 < part.segment.length) starts.push(part.index + at + 1);
  }
  return starts;
}

const clauseEnd = /[,;:()\u2013\u2014]|\s-\s/;

/** "#VaccinesCauseAutism" is three words; "#diedsuddenly" is one. Offsets are within the tag's text without "#". */
function tagWords(tag: string): { from: number; to: number }[] {
  return [...tag.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{N}+\p{Ll}?(?!\p{Ll})|\p{N}+/gu)].map(
    (found) => ({
      from: found.index,
      to: found.index + found[0].length,
    }),
  );
}

/** A tag is looked through for words up to this length; a longer one is no slogan. */
const longestTag = 60;
const shortestTagWord = 2;
const longestTagWord = 18;

/**
 * "#seedoilfree" and "#CDCwhistleblower" in the words that the lexicon knows: the fewest that make up the whole tag.
 * @returns null where they do not
 */
function knownTagWords(tag: string, knows: (word: string) => boolean): { from: number; to: number }[] | null {
  if (tag.length > longestTag) return null;
  const word = tag.toLowerCase();
  // For each place the best way to get there: how many words, and where the last of them begins.
  const best: ({ words: number; from: number } | null)[] = [{ words: 0, from: 0 }];
  for (let to = 1; to <= word.length; to++) {
    best[to] = null;
    for (let from = Math.max(0, to - longestTagWord); from <= to - shortestTagWord; from++) {
      const before = best[from];
      const here = best[to];
      if (!before || (here && here.words <= before.words + 1)) continue;
      if (knows(word.slice(from, to))) best[to] = { words: before.words + 1, from };
    }
  }
  if (!best[word.length]) return null;
  const found: { from: number; to: number }[] = [];
  for (let to = word.length; to > 0; to = best[to]?.from ?? 0) found.unshift({ from: best[to]?.from ?? 0, to });
  return found;
}

/**
 * Cuts a post into words and sentences.
 * @param stems a cache that the caller keeps: stemming is the dearest step, and posts repeat their words.
 * @param knows whether a lower-case word is one of the lexicon's, for hashtags that are written as one word.
 */
export function tokenise(
  text: string,
  stems: Map<string, string> = new Map(),
  knows: (word: string) => boolean = () => false,
): Token[] {
  const tokens: Token[] = [];
  const starts = sentenceStarts(text);
  let sentence = 0;
  const add = (start: number, end: number, raw: string) => {
    while (sentence + 1 < starts.length && (starts[sentence + 1] ?? 0) <= start) sentence++;
    const word = normaliseWord(raw);
    if (word === '') return;
    let stem = stems.get(word);
    if (stem === undefined) {
      stem = stemmer(word);
      stems.set(word, stem);
    }
    const before = tokens.at(-1);
    const sameClause =
      before?.sentence === sentence &&
      word !== 'but' &&
      word !== 'and' &&
      !clauseEnd.test(text.slice(before.end, start));
    const clause = before === undefined ? 0 : sameClause ? before.clause : before.clause + 1;
    tokens.push({ start, end, word, stem, sentence, clause });
  };
  for (const found of text.matchAll(pattern)) {
    const { drop, tag } = found.groups ?? {};
    if (drop !== undefined) continue;
    if (tag !== undefined) {
      const bare = tag.slice(1);
      const written = tagWords(bare);
      const unknown = written.some(({ from, to }) => !knows(bare.slice(from, to).toLowerCase()));
      for (const { from, to } of (unknown && knownTagWords(bare, knows)) || written)
        add(found.index + 1 + from, found.index + 1 + to, bare.slice(from, to));
    }
    if (tag === undefined) add(found.index, found.index + found[0].length, found[0]);
  }
  return tokens;
}
