import { writeFile } from 'node:fs/promises';
import { createMatcher } from '../matching/matcher.ts';
import { defaultFolder } from './claims-folder.ts';
import { loadLibrary } from './load.ts';
import { BadInput, printLine, tell } from './output.ts';
import { crossFitted, learn, learnHeads, readPosts } from './training/learn.ts';
import { claimPosts, isCorpusHere, lentCorpus, lentPosts, ownPosts } from './training/posts.ts';

/**
 * `npm run train [claims folder]`: makes what the matcher has learned, src/matching/acceptance-weights.json and
 * src/matching/heads.json, from the claims' own examples and phrasings, the posts in tests/corpus and those lent to us.
 * The same posts and claims give the same bytes. What it is worth is measured by `npm run evaluate`.
 */
const weightsFile = 'src/matching/acceptance-weights.json';
const headsFile = 'src/matching/heads.json';

if (!isCorpusHere()) throw new BadInput(`${lentCorpus} is not here: the weights in ${weightsFile} stay as they are`);
const { library, claims } = await loadLibrary(process.argv[2] ?? defaultFolder);
const ids = library.claims.map((claim) => claim.id);
const matcher = createMatcher(library);
const posts = readPosts(matcher, [
  ...(await lentPosts()),
  ...(await ownPosts(new Set(ids))),
  ...claimPosts(claims.filter((claim) => claim.status === 'published')),
]);
tell(`${posts.length} posts`);
const samples = crossFitted(matcher, ids, posts);
tell(`${samples.length} candidates`);
const { weights } = learn(samples, posts);
const heads = learnHeads(ids, posts);
await writeFile(weightsFile, `${JSON.stringify(weights, null, 2)}\n`);
await writeFile(headsFile, `${JSON.stringify(heads)}\n`);
const counts = Object.fromEntries(
  [...new Set(posts.map((post) => post.kind))].map((kind) => [kind, posts.filter((post) => post.kind === kind).length]),
);
printLine({ posts: counts, thresholds: weights.thresholds, held: weights.held, terms: heads.terms.length });
