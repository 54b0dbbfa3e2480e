import { database } from '../database.ts';
import { type CorpusPost, corpusPost } from './corpus-post.ts';
import { beginCurating } from './curates.ts';
import { hear, tell } from './news.ts';
import { allOrNothing } from './writing.ts';

/** The posts that a curator tests claims with, kept on this machine. */

export { type CorpusPost, corpusPost };
/** A post to be kept; it is dated today unless it says otherwise. */
export type NewCorpusPost = Pick<CorpusPost, 'text' | 'labels' | 'from'> & { on?: string };

/** Every post, in no order of meaning, but always the same. */
export async function readCorpus(): Promise<CorpusPost[]> {
  return (await database()).getAll('corpus');
}

/** The post of this text; null if it is not kept. */
export async function findInCorpus(text: string): Promise<CorpusPost | null> {
  return (await (await database()).get('corpus', await corpusId(text))) ?? null;
}

/** The name of a post: the fingerprint of its text, case and spacing aside. */
export async function corpusId(text: string): Promise<string> {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Keeps posts. One that is there already is kept once, with what is told of it now beside what was told before; of the
 * same claim, what is told now counts.
 * @returns how many were not there before
 * @throws DiskFull if there is no room left; then none is kept
 */
export async function addToCorpus(posts: readonly NewCorpusPost[]): Promise<number> {
  // The fingerprints first: a transaction does not wait for them.
  const named = await Promise.all(posts.map(async (post) => ({ post, id: await corpusId(post.text) })));
  // That this note could not be written must not keep her from saving.
  await beginCurating().catch(() => {});
  const added = await allOrNothing(['corpus'], async (writing) => {
    const corpus = writing.objectStore('corpus');
    let fresh = 0;
    for (const { post, id } of named) {
      const before = await corpus.get(id);
      if (!before) fresh++;
      const told = new Map([...(before?.labels ?? []), ...post.labels].map((label) => [label.claim, label]));
      await corpus.put({
        id,
        text: before?.text ?? post.text,
        labels: [...told.values()],
        from: before?.from ?? post.from,
        on: before?.on ?? post.on ?? new Date().toISOString(),
      });
    }
    return fresh;
  });
  tell(
    'corpus',
    named.map(({ id }) => id),
  );
  return added;
}

/** Removes posts. @returns those that were there; `addToCorpus` puts them back */
export async function removeFromCorpus(ids: readonly string[]): Promise<CorpusPost[]> {
  const removed = await allOrNothing(['corpus'], async (writing) => {
    const corpus = writing.objectStore('corpus');
    const found = (await Promise.all(ids.map((id) => corpus.get(id)))).filter((post) => post !== undefined);
    await Promise.all(ids.map((id) => corpus.delete(id)));
    return found;
  });
  tell(
    'corpus',
    removed.map(({ id }) => id),
  );
  return removed;
}

/** Calls back with the names of posts that were added or removed, here or in another tab; returns how to stop. */
export function watchCorpus(changed: (ids: string[]) => void): () => void {
  return hear('corpus', changed);
}
