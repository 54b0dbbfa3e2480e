import type { Prepared } from '../../matching/judged.ts';
import type { Matcher } from '../../matching/matcher.ts';
import { Vocabulary } from './logistic.ts';
import type { Post } from './posts.ts';

/** A post that has been read: everything that does not depend on what is learned. */
export type ReadPost = Post & {
  prepared: Prepared;
  number: number;
  /** For each stretch the numbers of its terms in `terms`. */
  terms: Uint32Array[];
  /** How often it is taught: an example that its claim was taught in vain is taught again. */
  times: number;
};

/** Names that recur in every fold are numbered once: looking them up is most of the work. */
export const terms = new Vocabulary();

/** Reads posts once. */
export function readPosts(matcher: Matcher, posts: readonly Post[]): ReadPost[] {
  return posts.map((post, number) => {
    const prepared = matcher.prepare(post.text);
    const numbered = prepared.stretches.map((stretch) =>
      Uint32Array.from([...stretch.terms], (term) => terms.numberOf(term)),
    );
    return { ...post, number, prepared, terms: numbered, times: 1 };
  });
}
