import type { Reading } from './extract.ts';

/** A text shown in a dialog may be the whole of one that a feed cut short; this much of it must agree at least. */
const SAME_START = 40;

/**
 * The same post shown twice: the same id, else the same author with a text that agrees as far as both go. What is a
 * comment under its post may be a post in the dialog that answers it: then short texts prove nothing.
 */
export function isSame(one: Reading | null, other: Reading): boolean {
  if (!one) return false;
  if (one.id !== null && other.id !== null) return one.id === other.id;
  if (one.author !== other.author) return false;
  const [short, long] = [one.text, other.text]
    .map((text) => text.replace(/\s*(…|\.{3})$/, ''))
    .sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined) return false;
  if (one.kind !== other.kind && short.length < SAME_START) return false;
  return short === long || (short.length >= SAME_START && long.startsWith(short));
}
