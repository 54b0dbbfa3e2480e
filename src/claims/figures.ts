/**
 * Figures in what we say: each must have been read in a source. A figure is a number in digits, whatever it counts;
 * numbers that are part of a name are none.
 */

/** Names with a number apart; where a letter stands before the number (B12, H1N1, COVID-19) it is a name anyhow. */
const names = [/\btypes? [12](?: (?:and|or) (?:type )?[12])?\b/gi, /\b[2-6]G\b/g, /\b24\/7\b/g, /\bAct of \d{4}\b/g];

const counted =
  'people|persons|children|babies|infants|boys|girls|adults|women|men|mothers|patients|participants|volunteers|cases|deaths|studies|trials|births|pregnancies';
/** 1998, 2020s; "2000 children" is a count. */
const year = new RegExp(`\\b(?:1[89]\\d\\d|20\\d\\d)(?:s\\b|\\b)(?!\\s*(?:%|per ?cent|${counted}))`, 'g');

const number = /(?<![\p{L}\d]|\p{L}[-‑])\d+(?:,\d{3})*(?:\.\d+)?(?:\s(?:thousand|million|billion)\b)?/gu;

const size: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** "about 150,000" may stand for 149,685. */
const rounded = /\b(?:about|around|roughly|nearly|almost|some)\s$/i;
const roundedBy = 0.01;

type Figure = { written: string; value: number; rounded: boolean };

/** @returns the figures of a text as they stand there, each with the number that it means */
export function figuresIn(text: string): Figure[] {
  const plain = [...names, year].reduce(
    (rest, pattern) => rest.replace(pattern, (found) => ' '.repeat(found.length)),
    text.replace(/\s/g, ' '),
  );
  return [...plain.matchAll(number)].map(({ 0: written, index }) => {
    const [digits = '', word = ''] = written.split(' ');
    return {
      written,
      // Rounded, so that 1.1 million and 1,100,000 are one number in spite of binary fractions.
      value: Math.round(Number(digits.replaceAll(',', '')) * (size[word] ?? 1) * 1e4) / 1e4,
      rounded: rounded.test(plain.slice(0, index)),
    };
  });
}

/**
 * @param read what was read in the sources that the text rests on: their titles, and findings that were checked
 * @returns the figures of the text that none of it has
 */
export function unprovenFigures(text: string, read: string[]): string[] {
  const proven = read.flatMap((one) => figuresIn(one).map(({ value }) => value));
  return figuresIn(text)
    .filter(
      (figure) => !proven.some((value) => Math.abs(value - figure.value) <= (figure.rounded ? value * roundedBy : 0)),
    )
    .map(({ written }) => written);
}
