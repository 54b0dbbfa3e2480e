import { stemmer } from 'stemmer';
import { knownTagWords, tagWords } from './hashtags.ts';
import { normaliseWord } from './normalise.ts';
import { clauseEnd, sentenceStarts } from './segment.ts';

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
