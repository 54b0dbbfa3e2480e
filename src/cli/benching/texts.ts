import { z } from 'zod';
import type { Library } from '../../claims/library.ts';
import { retrievalCorpus } from '../evaluating/retrieval.ts';
import { readLines } from '../output.ts';
import { isCorpusHere, lentCorpus } from '../training/posts.ts';

/** What lists and posts are made of, and where it is from. */
export type Texts = {
  claims: readonly string[];
  /** Posts that are about some of the claims. */
  posts: readonly string[];
  /** Posts as they come in a feed. */
  background: readonly string[];
  /** Those of them that are not about health. */
  ordinary: readonly string[];
  from: string;
};

const backgroundLine = z.looseObject({ text: z.string(), kind: z.string() });

/** The corpus beside the checkout; without it what the claims database says, which is less and all about health. */
export async function readTexts(library: Library): Promise<Texts> {
  if (!isCorpusHere()) {
    const claims = library.claims.flatMap(({ statement, phrasings }) => [statement, ...phrasings]);
    return {
      claims,
      posts: claims,
      background: claims,
      ordinary: claims,
      from: `${lentCorpus} is not here: lists and posts are made of the ${claims.length} statements and phrasings of the claims database`,
    };
  }
  const { claims, posts } = await retrievalCorpus();
  const background = await readLines(`${lentCorpus}/background.jsonl`, backgroundLine);
  return {
    claims: claims.map(({ text }) => text),
    posts: posts.map(({ text }) => text),
    background: background.map(({ text }) => text),
    ordinary: background.filter(({ kind }) => kind === 'ordinary').map(({ text }) => text),
    from: `${lentCorpus}: lists from ${claims.length} claims and ${posts.length} posts of retrieval/, the page matcher's posts from ${background.length} of background.jsonl`,
  };
}
