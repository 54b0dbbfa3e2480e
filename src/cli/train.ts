import { writeFile } from 'node:fs/promises';
import { tryExamples } from '../curating/examples.ts';
import type { HeadsFile } from '../matching/heads.ts';
import { createMatcher } from '../matching/matcher.ts';
import { readyModel, type Weights } from '../matching/model.ts';
import { defaultFolder } from './claims-folder.ts';
import { loadLibrary } from './load.ts';
import { BadInput, printLine, tell } from './output.ts';
import { learnHeads } from './training/heads.ts';
import { learn, learnAcceptance } from './training/learn.ts';
import { rareStems } from './training/post-words.ts';
import { isCorpusHere, labelledPosts, lentCorpus } from './training/posts.ts';
import { readPosts } from './training/read-posts.ts';
import { crossFitted } from './training/samples.ts';

/**
 * `npm run train [claims folder]`: makes what the matcher has learned, acceptance-weights.json, post-words.json
 * and heads.json in src/matching, from the claims' own examples and phrasings, the posts in tests/corpus and those lent to us.
 * The same posts and claims give the same bytes. What it is worth is measured by `npm run evaluate`.
 */
const weightsFile = 'src/matching/acceptance-weights.json';
const headsFile = 'src/matching/heads.json';
const wordsFile = 'src/matching/post-words.json';
/** Examples that fail are taught again, twice as much each time; what does not help in so many lessons never will. */
const lessons = 7;
/** Beyond this an example would be learned by heart, at the cost of all others. */
const mostTimes = 64;

if (!isCorpusHere()) throw new BadInput(`${lentCorpus} is not here: the weights in ${weightsFile} stay as they are`);
const { library, claims } = await loadLibrary(process.argv[2] ?? defaultFolder);
const ids = library.claims.map((claim) => claim.id);
const matcher = createMatcher(library);
const posts = readPosts(matcher, await labelledPosts(claims));
tell(`${posts.length} posts`);
const samples = crossFitted(matcher, ids, posts);
tell(`${samples.length} candidates`);
const { weights: first } = learn(samples, posts);
const shipped = claims.filter((claim) => claim.status === 'published');
const indexed = { ...library, ...matcher.indexes() };
const failing = (weights: Weights, heads: HeadsFile) =>
  tryExamples(createMatcher(indexed, readyModel(weights, heads)).match, shipped).filter(({ passed }) => !passed);
let weights = first;
let heads = learnHeads(ids, posts);
let best = { weights, heads, failed: failing(weights, heads) };
for (let lesson = 1, failed = best.failed; lesson <= lessons && failed.length > 0; lesson++) {
  tell(`lesson ${lesson}: ${failed.length} examples fail`);
  const again = new Set(failed.map(({ claim, text }) => `${claim} ${text}`));
  for (const post of posts)
    if (post.kind === 'example' && again.has(`${post.writtenFor} ${post.text}`))
      post.times = Math.min(mostTimes, post.times * 2);
  heads = learnHeads(ids, posts);
  weights = { ...weights, ...learnAcceptance(samples, rareStems(posts)) };
  failed = failing(weights, heads);
  if (failed.length < best.failed.length) best = { weights, heads, failed };
}
for (const { claim, expected, text } of best.failed) tell(`fails: ${claim}, ${expected}: ${text}`);
const { words, ...rest } = best.weights;
await writeFile(weightsFile, `${JSON.stringify(rest, null, 2)}\n`);
await writeFile(wordsFile, `${JSON.stringify(words)}\n`);
await writeFile(headsFile, `${JSON.stringify(best.heads)}\n`);
const counts = Object.fromEntries(
  [...new Set(posts.map((post) => post.kind))].map((kind) => [kind, posts.filter((post) => post.kind === kind).length]),
);
printLine({
  posts: counts,
  thresholds: weights.thresholds,
  held: weights.held,
  bytes: JSON.stringify(best.heads).length + JSON.stringify(best.weights).length,
});
