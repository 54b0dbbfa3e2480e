import { storage } from 'wxt/utils/storage';
import type { ReplyLength, Tone } from '../claims/claim.ts';

/**
 * What the physician is writing, kept key by key in the browser's storage: it is still there when the background is
 * ended, the tab closed or the browser started again. One storage key a post and claim, so that two tabs never overwrite
 * each other's.
 */
export type Draft = { text: string; tone: Tone; length: ReplyLength; variant: number; at: number };

const prefix = 'draft:';
/** Forgotten after so many days; by then the thread is over. */
const keptDays = 30;

type Key = `local:${string}`;

/** Where the draft of a reply to this claim, in this post of this site, is kept. */
export type DraftPlace = { site: string; post: string; claim: string };

export async function readDraft(place: DraftPlace): Promise<Draft | null> {
  const found: unknown = await storage.getItem(keyOf(place));
  return isDraft(found) ? found : null;
}

export async function saveDraft(place: DraftPlace, draft: Draft): Promise<void> {
  await storage.setItem(keyOf(place), draft);
}

export async function forgetDraft(place: DraftPlace): Promise<void> {
  await storage.removeItem(keyOf(place));
}

/** Every draft, for the export of everything. */
export async function allDrafts(): Promise<Record<string, Draft>> {
  const all = Object.entries(await storage.snapshot('local')).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(
    all.flatMap(([key, value]: [string, unknown]) => (isDraft(value) ? [[key.slice(prefix.length), value]] : [])),
  );
}

export async function putDrafts(drafts: Record<string, Draft>): Promise<void> {
  await storage.setItems(
    Object.entries(drafts).map(([name, value]) => ({ key: `local:${prefix}${name}` as Key, value })),
  );
}

/** Forgets drafts that nobody will come back to; called now and then by the background. */
export async function forgetOldDrafts(now = Date.now()): Promise<void> {
  const old = Object.entries(await allDrafts()).filter(([, { at }]) => now - at > keptDays * 24 * 60 * 60 * 1000);
  await storage.removeItems(old.map(([name]) => `local:${prefix}${name}` as Key));
}

function keyOf({ site, post, claim }: DraftPlace): Key {
  return `local:${prefix}${[site, post, claim].map(encodeURIComponent).join('/')}`;
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { text, tone, length, variant, at } = value as Record<string, unknown>;
  return (
    typeof text === 'string' &&
    (tone === 'rebut' || tone === 'prime' || tone === 'answer') &&
    (length === 'full' || length === 'short') &&
    typeof variant === 'number' &&
    typeof at === 'number'
  );
}
