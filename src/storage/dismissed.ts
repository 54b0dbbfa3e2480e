import { storage } from 'wxt/utils/storage';

/**
 * "Not this claim": which claims the reader took off which posts. Kept as a hash of claim and post, so that nobody who
 * reads the storage learns what was read; one storage key each, so that two tabs never overwrite each other.
 */

const prefix = 'dismissed:';
/** About 100 bytes each. */
export const keptDismissals = 4000;

type Key = `local:${string}`;

/** Remembers that this post does not make this claim. */
export async function dismissMatch(claim: string, text: string): Promise<void> {
  await storage.setItem(await keyOf(claim, text), Date.now());
}

/** Takes `dismissMatch` back. */
export async function undoDismissal(claim: string, text: string): Promise<void> {
  await storage.removeItem(await keyOf(claim, text));
}

/** True if the reader said that this post does not make this claim. Case and spacing of the post do not matter. */
export async function isDismissed(claim: string, text: string): Promise<boolean> {
  return (await storage.getItem(await keyOf(claim, text))) !== null;
}

/** Every dismissal, hash and time, for the export of everything. */
export async function allDismissals(): Promise<Record<string, number>> {
  const all: [string, unknown][] = Object.entries(await storage.snapshot('local'));
  return Object.fromEntries(
    all.flatMap(([key, at]) =>
      key.startsWith(prefix) && typeof at === 'number' ? [[key.slice(prefix.length), at]] : [],
    ),
  );
}

/** Puts dismissals in from another machine, or back. */
export async function putDismissals(dismissals: Record<string, number>): Promise<void> {
  await storage.setItems(
    Object.entries(dismissals).map(([hash, value]) => ({ key: `local:${prefix}${hash}` as Key, value })),
  );
}

/** Forgets the oldest dismissals beyond `keep`; called now and then by the background. */
export async function forgetOldDismissals(keep = keptDismissals): Promise<void> {
  const all = Object.entries(await storage.snapshot('local'))
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, at]) => ({ key: `local:${key}` as Key, at: typeof at === 'number' ? at : 0 }))
    .sort((one, other) => other.at - one.at);
  await storage.removeItems(all.slice(keep).map(({ key }) => key));
}

async function keyOf(claim: string, text: string): Promise<Key> {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${claim}\n${plain}`));
  return `local:${prefix}${hex(hash)}`;
}

function hex(hash: ArrayBuffer): string {
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
