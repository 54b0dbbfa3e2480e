/** "#VaccinesCauseAutism" is three words; "#diedsuddenly" is one. Offsets are within the tag's text without "#". */
export function tagWords(tag: string): { from: number; to: number }[] {
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
export function knownTagWords(tag: string, knows: (word: string) => boolean): { from: number; to: number }[] | null {
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
