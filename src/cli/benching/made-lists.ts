import type { Document } from '../evaluating/baselines.ts';
import { seeded } from '../training/logistic.ts';
import { shuffled } from './made-posts.ts';

const listSeed = 14_231;

/**
 * Lists of claims of any length, each the beginning of the next longer one: the claims in a random order that is always
 * the same, then recombinations, the first half of one claim with the second half of another. Those have no new words,
 * so that every word stands in ever more claims: harder for an index than real claims would be.
 * @returns a function that gives the list of a length
 */
export function makeLists(claims: readonly string[]): (length: number) => Document[] {
  const random = seeded(listSeed);
  const texts = shuffled(claims, listSeed);
  const halves = claims.map((text) => {
    const words = text.split(/\s+/);
    const middle = Math.ceil(words.length / 2);
    return { first: words.slice(0, middle).join(' '), second: words.slice(middle).join(' ') };
  });
  const any = () => halves[Math.floor(random() * halves.length)];
  return (length) => {
    while (texts.length < length) texts.push(`${any()?.first ?? ''} ${any()?.second ?? ''}`);
    return texts.slice(0, length).map((text, index) => ({ id: `claim-${index}`, text }));
  };
}
