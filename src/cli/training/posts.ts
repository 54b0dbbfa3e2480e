import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import { type Claim, claimId, type Stance, stance } from '../../claims/claim.ts';
import { BadInput, readLines } from '../output.ts';

/** Where labelled posts are: those that we wrote, and those that were lent to us for measuring, beside the checkout. */
export const ownCorpus = 'tests/corpus';
export const lentCorpus = '../shared/corpus';

export const postKinds = ['real', 'written', 'own', 'example', 'phrasing', 'ordinary', 'health'] as const;
export type PostKind = (typeof postKinds)[number];

/** A post with what is known of it. */
export type Post = {
  kind: PostKind;
  text: string;
  labels: { claim: string; stance: Stance }[];
  /** The claim that it was written for; of the others nothing is said, so that they may apply as well. */
  writtenFor: string | null;
  /** Same words, another thing: written to be taken for the claim by mistake. */
  nearMiss: boolean;
  /** Place in its file: what a part of the corpus is made by. */
  index: number;
  sure: boolean;
};

const label = z.strictObject({ claim: claimId, stance });
const ownLine = z.strictObject({ text: z.string().min(1), labels: z.array(label) });
const realLine = z.looseObject({
  text: z.string(),
  labels: z.array(z.looseObject({ claim: claimId, stance })),
  sure: z.boolean().default(true),
});
const writtenLine = z.looseObject({
  claim: claimId,
  kind: z.enum(['asserts', 'asks', 'refutes', 'nearmiss']),
  text: z.string(),
});
const backgroundLine = z.looseObject({ text: z.string(), kind: z.enum(['ordinary', 'health']) });

const plain = { labels: [], writtenFor: null, nearMiss: false, sure: true };

/** The posts that this project wrote itself. @param claims ids that may be labelled @throws BadInput for any other */
export async function ownPosts(claims: ReadonlySet<string>): Promise<Post[]> {
  const files = (await readdir(ownCorpus)).filter((file) => file.endsWith('.jsonl')).sort();
  const read = await Promise.all(
    files.map(async (file) => {
      const lines = await readLines(`${ownCorpus}/${file}`, ownLine);
      lines.forEach((line, index) => {
        const unknown = line.labels.find((one) => !claims.has(one.claim));
        if (unknown)
          throw new BadInput(`${ownCorpus}/${file}: post ${index + 1}: labels: no claim is called "${unknown.claim}"`);
      });
      return lines;
    }),
  );
  return read
    .flat()
    .map((line, index): Post => ({ ...plain, kind: 'own', text: line.text, labels: line.labels, index }));
}

/** What each claim brings along: its examples, and its phrasings as if somebody had posted just that. */
export function claimPosts(claims: readonly Claim[]): Post[] {
  return claims.flatMap((claim): Post[] => [
    ...Object.entries(claim.examples).flatMap(([kind, texts]) =>
      texts.map(
        (text, index): Post => ({
          ...plain,
          kind: 'example',
          text,
          labels: kind === 'unrelated' ? [] : [{ claim: claim.id, stance: kind as Stance }],
          writtenFor: claim.id,
          nearMiss: kind === 'unrelated',
          index,
        }),
      ),
    ),
    ...[claim.statement, ...claim.phrasings].map(
      (text, index): Post => ({
        ...plain,
        kind: 'phrasing',
        text,
        labels: [{ claim: claim.id, stance: 'asserts' }],
        writtenFor: claim.id,
        index,
      }),
    ),
  ]);
}

export function isCorpusHere(): boolean {
  return existsSync(`${lentCorpus}/dev.jsonl`);
}

/** Whether a post is one of those that matchers are measured on. */
export function isLent(post: Post): boolean {
  return post.kind === 'real' || post.kind === 'written' || post.kind === 'ordinary' || post.kind === 'health';
}

/** All posts that a matcher learns from or is measured on. @throws BadInput if those beside the checkout are missing */
export async function labelledPosts(claims: readonly Claim[]): Promise<Post[]> {
  const published = claims.filter((claim) => claim.status === 'published');
  return [
    ...(await lentPosts()),
    ...(await ownPosts(new Set(published.map((claim) => claim.id)))),
    ...claimPosts(published),
  ];
}

/** The posts beside the checkout. @throws BadInput if they are not there */
export async function lentPosts(): Promise<Post[]> {
  const [real, written, background] = await Promise.all([
    readLines(`${lentCorpus}/dev.jsonl`, realLine),
    readLines(`${lentCorpus}/written.jsonl`, writtenLine),
    readLines(`${lentCorpus}/background.jsonl`, backgroundLine),
  ]);
  return [
    ...real.map(
      (line, index): Post => ({
        ...plain,
        kind: 'real',
        text: line.text,
        labels: line.labels,
        index,
        sure: line.sure,
      }),
    ),
    ...written.map(
      (line, index): Post => ({
        ...plain,
        kind: 'written',
        text: line.text,
        labels: line.kind === 'nearmiss' ? [] : [{ claim: line.claim, stance: line.kind }],
        writtenFor: line.claim,
        nearMiss: line.kind === 'nearmiss',
        index,
      }),
    ),
    ...background.map((line, index): Post => ({ ...plain, kind: line.kind, text: line.text, index })),
  ];
}
