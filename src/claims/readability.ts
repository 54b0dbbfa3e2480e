import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** The US school grade that a text may have at most: what a reader of about sixteen can follow. */
export const highestGrade = 10;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const word = /[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu;

/** Texts about one thing say the same words again and again, and to count takes longer than all else here. */
const counted = new Map<string, number>();
/** How many words are remembered. */
const rememberedWords = 20_000;

function syllablesOf(word: string): number {
  const known = counted.get(word);
  if (known !== undefined) return known;
  if (counted.size >= rememberedWords) counted.clear();
  const count = syllable(word);
  counted.set(word, count);
  return count;
}

/**
 * How hard a text is to read, as the US school grade of Flesch and Kincaid, to one decimal. Paragraphs are taken as
 * they are: the end of a line ends a sentence.
 */
export function gradeOf(text: string): number {
  const found = text
    .split('\n')
    .flatMap((line) => [...sentences.segment(line)].map(({ segment }) => segment.match(word) ?? []))
    .filter((words) => words.length > 0);
  const words = found.flat();
  if (words.length === 0) return 0;
  // A number read aloud has syllables that the letters do not show; it counts as a word of one.
  const syllables = words.reduce((sum, one) => sum + Math.max(1, syllablesOf(one)), 0);
  const grade = fleschKincaid({ sentence: found.length, word: words.length, syllable: syllables });
  return Math.round(grade * 10) / 10;
}
