import { seeded } from '../training/logistic.ts';

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';
/** No English word has this, so that no post has a word that begins as a made-up one does. */
const neverEnglish = 'qx';
/** Shorter words could still stand in a post. */
const shortest = 6;

/**
 * Words that no post has, one for each word of a language: with the same first letter and about as long, so that they
 * fall into the index as the words did. The same word becomes the same made-up word; other seeds, other words.
 */
export function madeUpWords(seed: number): (word: string) => string {
  const random = seeded(seed);
  const known = new Map<string, string>();
  const any = (letters: string) => letters.charAt(Math.floor(random() * letters.length));
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const first = word.charAt(0);
    let made = (/[a-z]/.test(first) ? first : 'z') + neverEnglish;
    while (made.length < Math.max(shortest, word.length)) made += any(vowels) + any(consonants);
    known.set(word, made);
    return made;
  };
}
