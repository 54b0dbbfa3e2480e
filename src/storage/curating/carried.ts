import { z } from 'zod';
import { type Change, change } from '../../claims/editing/change.ts';
import { claimNameOf, groupedByClaim } from '../../claims/editing/claim-name.ts';
import { sentences } from '../../claims/sentences.ts';
import { readChanges, saveChanges } from './changes.ts';
import { addToCorpus, type CorpusPost, corpusId, corpusPost, readCorpus, removeFromCorpus } from './corpus.ts';

/** What a curator made, carried from one machine to another in the file of everything: her changes, and her posts. */
export const carried = z.strictObject({
  changes: z.array(change).superRefine((changes, { addIssue }) => {
    changes.forEach(({ file }, at) => {
      if (changes.findIndex((other) => other.file === file) < at)
        addIssue({ code: 'custom', path: [at, 'file'], message: sentences.changedTwice });
    });
  }),
  corpus: z.array(corpusPost),
});
export type Carried = z.infer<typeof carried>;

/** All that was made here; null where nothing was. */
export async function carryAll(): Promise<Carried | null> {
  const [changes, corpus] = await Promise.all([readChanges(), readCorpus()]);
  return changes.length === 0 && corpus.length === 0 ? null : { changes, corpus };
}

/** What taking it in would bring, and what it would leave as it is here. */
export type CarriedPreview = {
  /** `kept` are files of claims that have another change here, which stays. */
  changes: { new: number; all: number; kept: string[] };
  /** `kept` are posts of which something else is told here, which stays. */
  posts: { new: number; all: number; kept: number };
};

export async function previewCarried(file: Carried): Promise<CarriedPreview> {
  const { fresh, kept } = await compareChanges(file.changes);
  const posts = await comparePosts(file.corpus);
  return {
    changes: { new: fresh.flat().length, all: file.changes.length, kept },
    posts: {
      new: posts.filter(({ here }) => here === null).length,
      all: file.corpus.length,
      kept: posts.filter(({ differs }) => differs).length,
    },
  };
}

/**
 * Takes it in, beside what is here. Nothing that was made here is overwritten: where a claim was changed here otherwise,
 * or something else is told of a post, that stays.
 * @returns how to undo it; what was changed again since then stays as it is
 * @throws DiskFull if there is no room left
 */
export async function takeCarried(file: Carried): Promise<() => Promise<void>> {
  const { fresh } = await compareChanges(file.changes);
  const wanted = fresh.map((group) =>
    group.map(({ revision: _, ...edit }) => ({ file: edit.file, edit, expected: null })),
  );
  const done = wanted.length === 0 ? [] : await saveChanges(wanted);
  const saved = done.map((group) => group.flatMap((one) => ('saved' in one ? [one.saved] : [])));

  const posts = (await comparePosts(file.corpus)).filter(({ labels, here }) => here === null || labels.length > 0);
  if (posts.length > 0) await addToCorpus(posts.map(({ post, labels }) => ({ ...post, labels })));

  return async () => {
    const back = saved.map((group) => group.map(({ file, revision }) => ({ file, edit: null, expected: revision })));
    if (back.length > 0) await saveChanges(back);
    if (posts.length === 0) return;
    await removeFromCorpus(posts.map(({ id }) => id));
    const before = posts.flatMap(({ here }) => here ?? []);
    if (before.length > 0) await addToCorpus(before);
  };
}

/** The changes that are not here yet, those of one claim together; and what has another change here. */
async function compareChanges(changes: readonly Change[]): Promise<{ fresh: Change[][]; kept: string[] }> {
  const here = new Map(groupedByClaim(await readChanges()).map((group) => [nameOf(group), group]));
  const fresh: Change[][] = [];
  const kept: string[] = [];
  for (const group of groupedByClaim(changes)) {
    const mine = here.get(nameOf(group));
    if (!mine) fresh.push(group);
    else if (!isSame(mine, group)) kept.push(group.at(-1)?.file ?? '');
  }
  return { fresh, kept };
}

function nameOf([first]: readonly Change[]): string {
  return first ? (claimNameOf(first.file) ?? first.file) : '';
}

/** Both made the same of the same files. */
function isSame(one: readonly Change[], other: readonly Change[]): boolean {
  const textOf = new Map(one.map(({ file, text }) => [file, text]));
  return one.length === other.length && other.every(({ file, text }) => textOf.get(file) === text);
}

type ComparedPost = {
  post: CorpusPost;
  id: string;
  here: CorpusPost | null;
  /** What is told of claims of which nothing is told here. */
  labels: CorpusPost['labels'];
  /** Something else is told here of the same claim. */
  differs: boolean;
};

async function comparePosts(posts: readonly CorpusPost[]): Promise<ComparedPost[]> {
  const known = new Map((await readCorpus()).map((post) => [post.id, post]));
  return Promise.all(
    posts.map(async (post) => {
      // By its text, whatever name the file gives it.
      const id = await corpusId(post.text);
      const here = known.get(id) ?? null;
      const told = new Map(here?.labels.map(({ claim, stance }) => [claim, stance]));
      return {
        post,
        id,
        here,
        labels: post.labels.filter(({ claim }) => !told.has(claim)),
        differs: post.labels.some(({ claim, stance }) => (told.get(claim) ?? stance) !== stance),
      };
    }),
  );
}
