import { type ClaimIndex, gramsOf } from './rank-index.ts';
import { readWords } from './rank-words.ts';

/** A post read against an index. One object is used for all posts; its arrays are valid until the next one is read. */
export type ReadPost = {
  /** The terms of the post in order, -1 for words that no claim has; `length` of them. */
  terms: Int32Array;
  length: number;
  /** The distinct terms, the weightiest first; of equal ones the earlier. */
  byWeight: number[];
  /** Of all distinct terms. */
  totalWeight: number;
  /** `stamp` where the post has the term, and then its first place in `firstPlace`; further ones follow in `nextPlace`. */
  stamp: number;
  has: Uint32Array;
  firstPlace: Int32Array;
  nextPlace: Int32Array;
  /** `stamp` where the post has the letter sequence. */
  hasGram: Uint32Array;
};

/** @returns a function that reads a post; what it gives is overwritten by its next call. */
export function createReader(index: ClaimIndex): (text: string) => ReadPost {
  const post: ReadPost = {
    terms: new Int32Array(512),
    length: 0,
    byWeight: [],
    totalWeight: 0,
    stamp: 0,
    has: new Uint32Array(index.weights.length),
    firstPlace: new Int32Array(index.weights.length),
    nextPlace: new Int32Array(512),
    hasGram: new Uint32Array(index.gramWeights.length),
  };
  const lastPlace = new Int32Array(index.weights.length);

  const add = (word: string) => {
    const term = index.termFor(word);
    const place = post.length++;
    if (place === post.terms.length) {
      const longer = new Int32Array(2 * place);
      longer.set(post.terms);
      post.terms = longer;
      const links = new Int32Array(2 * place);
      links.set(post.nextPlace);
      post.nextPlace = links;
    }
    post.terms[place] = term;
    post.nextPlace[place] = -1;
    if (term < 0) {
      // A word that no claim has may still resemble one: another form, a compound, a slip.
      for (const gram of gramsOf(word)) {
        const known = index.gramFor(gram);
        if (known !== undefined) post.hasGram[known] = post.stamp;
      }
      return;
    }
    if (post.has[term] === post.stamp) post.nextPlace[lastPlace[term] ?? 0] = place;
    else {
      post.has[term] = post.stamp;
      post.firstPlace[term] = place;
      post.byWeight.push(term);
      post.totalWeight += index.weights[term] ?? 0;
      for (let at = index.gramStarts[term] ?? 0; at < (index.gramStarts[term + 1] ?? 0); at++)
        post.hasGram[index.grams[at] ?? 0] = post.stamp;
    }
    lastPlace[term] = place;
  };

  return (text) => {
    post.stamp++;
    post.length = 0;
    post.byWeight = [];
    post.totalWeight = 0;
    readWords(text, add, index.cut);
    post.byWeight.sort((x, y) => (index.weights[y] ?? 0) - (index.weights[x] ?? 0));
    return post;
  };
}
