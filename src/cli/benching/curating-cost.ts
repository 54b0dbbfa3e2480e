import { performance } from 'node:perf_hooks';
import { stringify } from 'yaml';
import type { Claim } from '../../claims/claim.ts';
import { compile } from '../../claims/compile.ts';
import { createBench } from '../../curating/bench.ts';
import { stretchMs } from '../../curating/serve-bench.ts';
import { readClaimsFolder } from '../claims-folder.ts';
import { grownFolder } from './grown-folder.ts';
import { everydayOf } from './grown-library.ts';
import { ours, type Row } from './row.ts';
import { summary } from './timing.ts';

const judgeRow = 'judging an edited claim: first answer';
const wholeRow = 'judging an edited claim: all posts';
const openRow = 'opening the bench';

/** @param settings.sizes how many claims there are @param settings.claims so many of them are edited */
export type CuratingSettings = { sizes: readonly number[]; claims: number };

/** What a curator waits for after a key: at first sizes, and at sizes to which the list may grow. */
const goal = (claims: number) => (claims <= 1_000 ? 200 : 1_000);

/** So long posts are read. Those of our own claims, which are edited here, come first. */
const readingMs = 15_000;

/** What a curator does to a claim, one after the other: the first makes the claim ready, the others are as she types. */
const edits: ((claim: Claim) => Claim)[] = [
  (claim) => claim,
  (claim) => ({ ...claim, phrasings: [...claim.phrasings, 'they never told my'] }),
  (claim) => ({ ...claim, phrasings: [...claim.phrasings, 'they never told my neighbour'] }),
  (claim) => ({ ...claim, fact: `${claim.fact} That is known.` }),
  (claim) => ({ ...claim, frames: claim.frames.map((frame) => ({ ...frame, weak: false, not: [] })) }),
  (claim) => ({ ...claim, frames: claim.frames.map((frame) => ({ ...frame, all: frame.all.slice(0, 2) })) }),
  (claim) => ({ ...claim, examples: { ...claim.examples, asserts: claim.examples.asserts.slice(1) } }),
];

/** What the curator waits for: the bench once, and each judgement. */
export async function* curatingRows(from: string, settings: CuratingSettings): AsyncGenerator<Row> {
  const folder = await readClaimsFolder(from);
  const { claims, written } = compile(folder, '');
  const everyday = everydayOf(claims.flatMap(({ examples }) => Object.values(examples).flat()));
  for (const size of settings.sizes) {
    const grown = grownFolder(folder, claims, size, everyday);
    const bench = createBench();
    const { ms, posts } = bench.open(grown, []);
    const started = performance.now();
    const left = bench.read(readingMs);
    const reading = Math.round(performance.now() - started);
    const same = { engine: ours, claims: grown.claims.length, words: null };
    yield {
      what: openRow,
      ...same,
      ...summary([ms]),
      note: `then ${posts - left} of ${posts} examples were read in ${reading} ms; judgements need not wait for them`,
    };
    const step = Math.max(1, Math.floor(claims.length / settings.claims));
    const firsts: number[] = [];
    const wholes: number[] = [];
    for (let at = 0; at < claims.length; at += step) {
      const [claim, file] = [claims[at], written[at]?.file];
      if (!claim || !file) continue;
      for (const edit of edits) {
        const text = stringify(edit(claim));
        const first = bench.judge(file, text, stretchMs);
        // Posts that have not been read are left for good here; they cost the reading, not the judging.
        const rest = first.left > left ? bench.judge(file, text).ms : 0;
        firsts.push(first.ms);
        wholes.push(first.ms + rest);
      }
    }
    yield { what: judgeRow, ...same, ...summary(firsts), goal_ms: goal(size) };
    yield { what: wholeRow, ...same, ...summary(wholes) };
  }
}
