import { seeded } from '../training/logistic.ts';

/** Posts of exactly so many words: real ones in random order, joined and cut. The same seed gives the same posts. */
export function postsOfWords(texts: readonly string[], words: number, count: number, seed: number): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const post: string[] = [];
    while (post.length < words) post.push(...anyOf(texts, random).split(/\s+/));
    return post.slice(0, words).join(' ');
  });
}

/** As above, by characters: what somebody pastes. */
export function postsOfCharacters(texts: readonly string[], characters: number, count: number, seed: number): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    let post = '';
    while (post.length < characters) post += `${anyOf(texts, random)}\n`;
    return post.slice(0, characters);
  });
}

/** A text with at least one word in it. */
function anyOf(texts: readonly string[], random: () => number): string {
  const text = texts[Math.floor(random() * texts.length)]?.trim();
  return text ? text : '-';
}

/** All texts in random order; the same seed gives the same order. */
export function shuffled(texts: readonly string[], seed: number): string[] {
  const random = seeded(seed);
  return texts
    .map((text) => ({ text, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text);
}
