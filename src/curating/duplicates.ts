import { tokenise } from '../matching/tokens.ts';

/** A phrasing of another claim that is nearly the same as one of the claim under edit. */
export type Similar = {
  phrasing: string;
  claim: string;
  /** The other claim's words. */
  text: string;
  /** 0 (nothing in common) to 1 (the same words). */
  score: number;
};

export type Saying = { claim: string; text: string };

/**
 * Finds likely duplicates among the sayings of all claims while somebody types.
 *
 * Not with fuse.js, as `similarClaims` does: it looks at every saying, which for twenty phrasings beside 5,000 claims
 * takes seconds. Here an index leads from a phrasing's rarer words to the sayings that have them, and the answer for a
 * phrasing that was not touched is kept.
 */
export type Duplicates = (own: ReadonlySet<string>, phrasings: readonly string[]) => Similar[];

/**
 * From here on two sayings are likely to say the same: of some 2,700 in our claims database ten pairs are as near, and
 * each is worth a look ("the HPV vaccine causes infertility", "COVID vaccines cause infertility").
 */
export const likelyDuplicate = 0.5;
/** So many are shown, the likeliest first. */
const shown = 12;
/** Answers that are kept: more than the phrasings of the claims that somebody edits at one sitting. */
const remembered = 2_000;

/** @param sayings statements and phrasings */
export function indexSayings(sayings: readonly Saying[]): Duplicates {
  const stems = new Map<string, string>();
  const wordsOf = (text: string) => new Set(tokenise(text, stems).map(({ stem }) => stem));
  const places = new Map<string, number[]>();
  const words = sayings.map(({ text }) => wordsOf(text));
  words.forEach((all, place) => {
    for (const word of all) {
      const list = places.get(word);
      if (list) list.push(place);
      else places.set(word, [place]);
    }
  });
  const rarity = new Map([...places].map(([word, list]) => [word, Math.log(1 + sayings.length / list.length)]));
  /** A word that no saying has is as rare as can be. */
  const rarest = Math.log(1 + sayings.length);
  const weightOf = (word: string) => rarity.get(word) ?? rarest;
  const weight = (all: Iterable<string>) => {
    let sum = 0;
    for (const word of all) sum += weightOf(word);
    return sum;
  };
  const weights = words.map(weight);

  /** All sayings that are as near as a duplicate, whosever they are. */
  const nearTo = (text: string): { place: number; score: number }[] => {
    const own = wordsOf(text);
    const whole = weight(own);
    const candidates = new Set<number>();
    // A duplicate shares more of this weight than the commonest words have together, so one of the others leads to it.
    let left = whole;
    for (const word of [...own].sort((a, b) => weightOf(b) - weightOf(a))) {
      if (left < likelyDuplicate * whole) break;
      for (const place of places.get(word) ?? []) candidates.add(place);
      left -= weightOf(word);
    }
    return [...candidates].flatMap((place) => {
      const other = words[place];
      let shared = 0;
      for (const word of own) if (other?.has(word)) shared += weightOf(word);
      const score = whole === 0 ? 0 : shared / (whole + (weights[place] ?? 0) - shared);
      return score >= likelyDuplicate ? [{ place, score }] : [];
    });
  };
  const known = new Map<string, ReturnType<typeof nearTo>>();
  return (own, phrasings) => {
    const found = phrasings.flatMap((phrasing) => {
      const near = known.get(phrasing) ?? nearTo(phrasing);
      if (known.size >= remembered) known.clear();
      known.set(phrasing, near);
      return near.flatMap(({ place, score }): Similar[] => {
        const saying = sayings[place];
        if (!saying || own.has(saying.claim)) return [];
        return [{ phrasing, ...saying, score: Math.round(score * 100) / 100 }];
      });
    });
    return found.sort((a, b) => b.score - a.score).slice(0, shown);
  };
}
