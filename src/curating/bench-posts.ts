import type { Claim, Stance } from '../claims/claim.ts';
import type { Expected } from './examples.ts';

/** What the bench reads of a post of the curator's corpus. */
export type CorpusLike = { id: string; text: string; labels: readonly { claim: string; stance: Stance }[] };

/** What somebody said that a post does with a claim. */
export type Told = { claim: string; expected: Expected; from: 'example' | 'corpus' };

/** A text that claims are tried on, once however often it stands somewhere. */
export type BenchPost = { text: string; told: readonly Told[]; inCorpus: boolean };

/** The corpus first, then the examples of all claims: what the curator collected herself is what she asks about. */
export function gatherPosts(
  claims: readonly Pick<Claim, 'id' | 'examples'>[],
  corpus: readonly CorpusLike[],
): BenchPost[] {
  const posts = new Map<string, { text: string; told: Told[]; inCorpus: boolean }>();
  const at = (text: string) => {
    const post = posts.get(text) ?? { text, told: [], inCorpus: false };
    posts.set(text, post);
    return post;
  };
  for (const { text, labels } of corpus) {
    const post = at(text);
    post.inCorpus = true;
    for (const { claim, stance } of labels) post.told.push({ claim, expected: stance, from: 'corpus' });
  }
  for (const { id, examples } of claims)
    for (const [expected, texts] of Object.entries(examples) as [Expected, string[]][])
      for (const text of texts) at(text).told.push({ claim: id, expected, from: 'example' });
  return [...posts.values()];
}

/**
 * What is known of a post and a claim; null where nobody has said anything.
 * A post that is about other claims is not about this one, unless they are neighbours: of two neighbours both may be
 * meant. A post that is unrelated to another claim may well be about this one.
 * @param names what the claim is or was called
 */
export function expectedOf(
  post: BenchPost,
  names: readonly (string | null)[],
  neighbours: ReadonlySet<string>,
): Expected | null {
  const own = post.told.find((told) => names.includes(told.claim));
  if (own) return own.expected;
  const others = post.told.filter((told) => told.expected !== 'unrelated');
  if (others.length === 0 || others.some((told) => neighbours.has(told.claim))) return null;
  return 'unrelated';
}
