import speech from './rank-speech.json' with { type: 'json' };
import { readWords, termOf } from './rank-words.ts';

/**
 * A list of claims made ready for ranking. Claims are numbered by length, then id, then text, so that nothing depends
 * on the order in which they came, and so that every list of postings has the shorter claims, whose words weigh more,
 * first: it can be cut anywhere and keeps its best.
 */
export type ClaimIndex = {
  size: number;
  /** Of the claim with a number: its place in the list that came in. */
  origin: Uint32Array;
  /** Words of claim n, in order: `terms[starts[n]]` to `terms[starts[n + 1]]`, each with its marks. */
  starts: Uint32Array;
  terms: Uint32Array;
  marks: Uint8Array;
  /** What each word and the next weigh as a pair: the logarithm of the list's length over the pair's claims. */
  pairWeights: Float32Array;
  /** BM25's share for length: 1 for a claim of average length, more for shorter ones. */
  brevity: Float32Array;
  /** Claims that have a term: `postings[postingStarts[t]]` to `postings[postingStarts[t + 1]]`. */
  postingStarts: Uint32Array;
  postings: Uint32Array;
  /** What a term weighs: rare in this list, and rare in everyday speech. */
  weights: Float32Array;
  /** Which kind of word it is: a place in `kindNames`. */
  kinds: Uint8Array;
  /** Letter sequences of term t: `grams[gramStarts[t]]` to `grams[gramStarts[t + 1]]`. */
  gramStarts: Uint32Array;
  grams: Uint32Array;
  gramWeights: Float32Array;
  /** The term of a word as written in a post, -1 when no claim has it. */
  termFor: (word: string) => number;
  /** The letter sequence's number, undefined when no claim has it. */
  gramFor: (gram: string) => number | undefined;
  /** Splits "sonicmovie" into words that claims have. */
  cut: (word: string) => string[] | undefined;
};

/** Kinds of words: the step of rarity in the list, then in speech, which is never the lower. */
export const kindNames = ['00', '01', '02', '11', '12', '22'];

export const mark = { name: 1, number: 2 } as const;

/** Okapi BM25's k1 and b: measured flat between 0.5 and 1.2, and between 0.7 and 0.9. */
const k1 = 0.9;
const b = 0.8;
/**
 * A short list cannot tell a rare word from a common one, so it is taken for the continuation of this many claims in
 * everyday words.
 */
const assumedClaims = 50;
/** Rarity in the list runs from 0 to this, whatever the list's length: the features keep their scale. */
const rarityScale = 9.5;
/** As `rarityScale`, for pairs of neighbours. */
const pairScale = 9.5;
/** A stem in more of all everyday posts than this ("the", "have", "you") says nothing in a list of any length. */
const everydayShare = 0.2;
/** How much rarity in speech counts beside rarity in the list; measured best between 0.5 and 0.8. */
const speechPower = 0.6;
const rarityInListSteps = [5.5, 8];
const rarityInSpeechSteps = [4.5, 7.2];
const gramLength = 4;
/** Words commoner than this in speech are not compared by letters: they resemble too much. */
const gramsFromSpeechRarity = 2.5;
/** Words met in posts are remembered up to this many, so that a long session does not grow. */
const rememberedWords = 50_000;

const speechCounts = new Map(
  Object.entries(speech.stems).flatMap(([count, stems]) =>
    stems.split(' ').map((stem): [string, number] => [stem, Number(count)]),
  ),
);

/** The step of a ladder on which a value stands. */
const step = (value: number, ladder: number[]) => ladder.filter((limit) => value > limit).length;

/** Letter sequences of a word, with a mark for its start: beginnings say more than ends. */
export function gramsOf(word: string): string[] {
  const marked = `_${word}`;
  const grams: string[] = [];
  for (let at = 0; at + gramLength <= marked.length; at++) grams.push(marked.slice(at, at + gramLength));
  return grams;
}

/** Numbers for strings, in the order in which they are first met. */
function numbering() {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    find: (name: string) => numbers.get(name),
    of: (name: string) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      names.push(name);
      return names.length - 1;
    },
  };
}

/** Rows of numbers, laid end to end. */
function flatten(rows: number[][]): { starts: Uint32Array; values: Uint32Array } {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => {
    starts[index + 1] = (starts[index] ?? 0) + row.length;
  });
  const values = new Uint32Array(starts[rows.length] ?? 0);
  rows.forEach((row, index) => {
    values.set(row, starts[index] ?? 0);
  });
  return { starts, values };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Indexes claims once. Ids may repeat: each text is then ranked by itself. */
export function indexClaims(claims: { id: string; text: string }[]): ClaimIndex {
  const termNumbers = numbering();
  const words = numbering();
  const wordTerms: number[] = [];
  const wordCounts: number[] = [];
  const read = claims.map(({ text }) => {
    const terms: number[] = [];
    const marks: number[] = [];
    readWords(text, (word, name, number) => {
      const known = words.of(word);
      wordTerms[known] ??= termNumbers.of(termOf(word));
      wordCounts[known] = (wordCounts[known] ?? 0) + 1;
      terms.push(wordTerms[known]);
      marks.push((name ? mark.name : 0) | (number ? mark.number : 0));
    });
    return { terms, marks };
  });
  const order = claims.map((_, index) => index);
  order.sort(
    (x, y) =>
      (read[x]?.terms.length ?? 0) - (read[y]?.terms.length ?? 0) ||
      compare(claims[x]?.id ?? '', claims[y]?.id ?? '') ||
      compare(claims[x]?.text ?? '', claims[y]?.text ?? ''),
  );
  const { starts, values: terms } = flatten(order.map((index) => read[index]?.terms ?? []));
  const marks = new Uint8Array(terms.length);
  order.forEach((index, claim) => {
    marks.set(read[index]?.marks ?? [], starts[claim] ?? 0);
  });

  const size = claims.length;
  const average = terms.length / Math.max(1, size) || 1;
  const brevity = new Float32Array(size);
  for (let claim = 0; claim < size; claim++) {
    const length = (starts[claim + 1] ?? 0) - (starts[claim] ?? 0);
    brevity[claim] = (k1 + 1) / (1 + k1 * (1 - b + (b * length) / average));
  }

  const postings = invert(starts, terms, size, termNumbers.names.length);
  const weights = new Float32Array(termNumbers.names.length);
  const kinds = new Uint8Array(termNumbers.names.length);
  const gramNumbers = numbering();
  const gramRows: number[][] = [];
  const assumed = size + assumedClaims;
  termNumbers.names.forEach((stem, term) => {
    const inSpeech = speechCounts.get(stem) ?? speech.rest;
    const inList = (postings.starts[term + 1] ?? 0) - (postings.starts[term] ?? 0);
    const share = (inList + (assumedClaims * inSpeech) / speech.posts) / assumed;
    const rarity = (rarityScale * Math.log(1 / Math.min(1, share))) / Math.log(assumed);
    const speechRarity = Math.log((speech.posts + 1) / (inSpeech + 0.5));
    weights[term] = inSpeech > everydayShare * speech.posts ? 0 : (rarity * speechRarity ** speechPower) / 3;
    // A word that everybody uses is no rare one, even where a list happens to have it once.
    const speechStep = step(speechRarity, rarityInSpeechSteps);
    kinds[term] = kindNames.indexOf(`${Math.min(step(rarity, rarityInListSteps), speechStep)}${speechStep}`);
    gramRows.push(speechRarity < gramsFromSpeechRarity ? [] : gramsOf(stem).map(gramNumbers.of));
  });
  const grams = flatten(gramRows);
  // A letter sequence weighs by how few of the list's words have it.
  const gramCounts = new Uint32Array(gramNumbers.names.length);
  for (const gram of grams.values) gramCounts[gram] = (gramCounts[gram] ?? 0) + 1;
  const gramWeights = Float32Array.from(gramCounts, (count) => Math.log(1 + gramRows.length / count) ** 2);

  const metInPosts = new Map<string, number>();
  const countOf = (word: string) => wordCounts[words.find(word) ?? -1];
  const logTotal = Math.log(terms.length + 1);
  return {
    size,
    origin: Uint32Array.from(order),
    starts,
    terms,
    marks,
    pairWeights: weighPairs(starts, terms, size),
    brevity,
    postingStarts: postings.starts,
    postings: postings.values,
    weights,
    kinds,
    gramStarts: grams.starts,
    grams: grams.values,
    gramWeights,
    termFor: (word) => {
      const known = words.find(word);
      if (known !== undefined) return wordTerms[known] ?? -1;
      const met = metInPosts.get(word);
      if (met !== undefined) return met;
      const term = termNumbers.find(termOf(word)) ?? -1;
      if (metInPosts.size < rememberedWords) metInPosts.set(word, term);
      return term;
    },
    gramFor: gramNumbers.find,
    cut: (word) =>
      word.length < shortestCut || countOf(word) !== undefined ? undefined : cutWord(word, countOf, logTotal),
  };
}

/**
 * How rare each word and its next are as a pair. Pairs are counted in an open hash table of numbers: a map of so many
 * would take most of the time of building.
 */
function weighPairs(starts: Uint32Array, terms: Uint32Array, size: number): Float32Array {
  const slots = 2 ** Math.ceil(Math.log2(2 * terms.length + 2));
  const firsts = new Uint32Array(slots);
  const seconds = new Uint32Array(slots);
  const counts = new Uint32Array(slots);
  const slotOf = (one: number, other: number) => {
    // Knuth's multiplicative hashing; the two factors only have to be odd and unlike each other.
    let slot = (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (slots - 1);
    while (counts[slot] !== 0 && (firsts[slot] !== one || seconds[slot] !== other)) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  const places = new Uint32Array(terms.length);
  for (let claim = 0; claim < size; claim++)
    for (let at = starts[claim] ?? 0; at + 1 < (starts[claim + 1] ?? 0); at++) {
      const one = terms[at] ?? 0;
      const other = terms[at + 1] ?? 0;
      const slot = slotOf(one, other);
      firsts[slot] = one;
      seconds[slot] = other;
      counts[slot] = (counts[slot] ?? 0) + 1;
      places[at] = slot;
    }
  const assumed = size + assumedClaims;
  const unit = pairScale / Math.log(assumed);
  const pairWeights = new Float32Array(terms.length);
  for (let claim = 0; claim < size; claim++)
    for (let at = starts[claim] ?? 0; at + 1 < (starts[claim + 1] ?? 0); at++)
      pairWeights[at] = unit * Math.log(assumed / (counts[places[at] ?? 0] ?? 1));
  return pairWeights;
}

/** The claims of each term, each once, in the order of their numbers. */
function invert(starts: Uint32Array, terms: Uint32Array, size: number, termCount: number) {
  const last = new Int32Array(termCount).fill(-1);
  const rowStarts = new Uint32Array(termCount + 1);
  const eachOnce = (take: (term: number, claim: number) => void) => {
    last.fill(-1);
    for (let claim = 0; claim < size; claim++)
      for (let at = starts[claim] ?? 0; at < (starts[claim + 1] ?? 0); at++) {
        const term = terms[at] ?? 0;
        if (last[term] === claim) continue;
        last[term] = claim;
        take(term, claim);
      }
  };
  eachOnce((term) => {
    rowStarts[term + 1] = (rowStarts[term + 1] ?? 0) + 1;
  });
  for (let term = 0; term < termCount; term++)
    rowStarts[term + 1] = (rowStarts[term + 1] ?? 0) + (rowStarts[term] ?? 0);
  const values = new Uint32Array(rowStarts[termCount] ?? 0);
  const next = rowStarts.slice();
  eachOnce((term, claim) => {
    const place = next[term] ?? 0;
    values[place] = claim;
    next[term] = place + 1;
  });
  return { starts: rowStarts, values };
}

/** Shorter tags are mostly abbreviations. */
const shortestCut = 6;
const longestCut = 30;
const longestPiece = 16;
/** Two letters are more often an accident than a word. */
const shortPiecePenalty = 3;
const mostPieces = 4;

/**
 * The likeliest split into words of the list, by their frequencies: the unigram model of Norvig 2009, "Natural
 * Language Corpus Data" (chapter 14 of Beautiful Data).
 * @returns undefined when some letters belong to no word, or when it takes many.
 */
function cutWord(word: string, countOf: (word: string) => number | undefined, logTotal: number): string[] | undefined {
  if (word.length > longestCut) return undefined;
  const best = new Array<number>(word.length + 1).fill(Number.NEGATIVE_INFINITY);
  const from = new Array<number>(word.length + 1).fill(0);
  best[0] = 0;
  for (let end = 2; end <= word.length; end++)
    for (let start = Math.max(0, end - longestPiece); start <= end - 2; start++) {
      const before = best[start] ?? Number.NEGATIVE_INFINITY;
      if (before === Number.NEGATIVE_INFINITY) continue;
      const count = countOf(word.slice(start, end));
      if (count === undefined) continue;
      const value = before + Math.log(count) - logTotal - (end - start < 3 ? shortPiecePenalty : 0);
      if (value <= (best[end] ?? 0)) continue;
      best[end] = value;
      from[end] = start;
    }
  if (best[word.length] === Number.NEGATIVE_INFINITY) return undefined;
  const pieces: string[] = [];
  for (let end = word.length; end > 0; end = from[end] ?? 0) pieces.unshift(word.slice(from[end] ?? 0, end));
  return pieces.length > 1 && pieces.length <= mostPieces ? pieces : undefined;
}
