import { parentPort } from 'node:worker_threads';
import type { Match } from '../../matching/match.ts';
import { createMatcher } from '../../matching/matcher.ts';
import { readyModel } from '../../matching/model.ts';
import { defaultFolder } from '../claims-folder.ts';
import { loadLibrary } from '../load.ts';
import { learnHeads } from '../training/heads.ts';
import { learn } from '../training/learn.ts';
import { labelledPosts } from '../training/posts.ts';
import { readPosts } from '../training/read-posts.ts';
import { crossFitted } from '../training/samples.ts';
import { inFold } from './folds.ts';

/**
 * Judges one fold of the lent posts after another, each by a matcher that was trained without them: the whole of the
 * training is done again for each. A fold's number comes in, what was found in its posts goes out.
 */
export type JudgedFold = { fold: number; found: { number: number; matches: Match[] }[] };

const { library, claims } = await loadLibrary(defaultFolder);
const ids = library.claims.map((claim) => claim.id);
const reader = createMatcher(library);
const posts = readPosts(reader, await labelledPosts(claims));
const known = { ...library, ...reader.indexes() };

parentPort?.on('message', (fold: number) => {
  const taught = posts.filter((post) => !inFold(post, fold));
  const { weights } = learn(crossFitted(reader, ids, taught), taught);
  const matcher = createMatcher(known, readyModel(weights, learnHeads(ids, taught)));
  const found = posts
    .filter((post) => inFold(post, fold))
    .map((post) => ({ number: post.number, matches: matcher.match(post.text) }));
  parentPort?.postMessage({ fold, found } satisfies JudgedFold);
});
