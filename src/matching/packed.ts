/**
 * Tables of learned weights as they are stored: tens of thousands of short texts as keys, a few small numbers each.
 * Keys are kept as 32-bit hashes (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/), sorted, and numbers in steps of
 * 1/32 in one byte, both in base64: a tenth of the same in JSON, and no string of it stays in memory. Two of 50,000 keys
 * share a hash about once in four trainings, and then share their weights: less than noise.
 */

/** @returns an unsigned 32-bit number */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Hashes in an open hash table: finding one takes a probe or two. */
export type KeyIndex = { keys: Uint32Array; slots: Int32Array };

export function indexKeys(keys: Uint32Array): KeyIndex {
  let size = 16;
  while (size < 2 * keys.length) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  keys.forEach((key, place) => {
    let slot = key & (size - 1);
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = place;
  });
  return { keys, slots };
}

/** @returns the place of the text's hash among the keys, or -1 */
export function findKey(index: KeyIndex, text: string): number {
  return findHash(index, hashOf(text));
}

/** @returns the place of a hash among the keys, or -1 */
export function findHash({ keys, slots }: KeyIndex, key: number): number {
  const last = slots.length - 1;
  for (let slot = key & last; ; slot = (slot + 1) & last) {
    const place = slots[slot] ?? -1;
    if (place < 0 || keys[place] === key) return place;
  }
}

/** A stored weight counts steps of this size; with one byte for each, weights reach from -3.97 to 3.97. */
export const weightStep = 1 / 32;

export function packWeights(weights: readonly number[]): string {
  return toBase64(
    new Uint8Array(
      Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / weightStep)))).buffer,
    ),
  );
}

/** @returns weights in steps: multiply by `weightStep` */
export function unpackWeights(packed: string): Int8Array {
  return new Int8Array(fromBase64(packed).buffer);
}

export function packBytes(bytes: Uint8Array): string {
  return toBase64(bytes);
}

export function unpackBytes(packed: string): Uint8Array {
  return fromBase64(packed);
}

/** Numbers of 32 bits, lowest byte first whatever the machine. */
export function packNumbers(numbers: Uint32Array): string {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((number, index) => {
    view.setUint32(4 * index, number, true);
  });
  return toBase64(new Uint8Array(view.buffer));
}

export function unpackNumbers(packed: string): Uint32Array {
  const bytes = fromBase64(packed);
  if (lowestByteFirst) return new Uint32Array(bytes.buffer);
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index, true));
}

export function packSmall(numbers: readonly number[]): string {
  const view = new DataView(new ArrayBuffer(2 * numbers.length));
  numbers.forEach((number, index) => {
    view.setUint16(2 * index, number, true);
  });
  return toBase64(new Uint8Array(view.buffer));
}

/** Numbers of 16 bits. */
export function unpackSmall(packed: string): Uint16Array {
  const bytes = fromBase64(packed);
  if (lowestByteFirst) return new Uint16Array(bytes.buffer);
  const view = new DataView(bytes.buffer);
  return Uint16Array.from({ length: bytes.length / 2 }, (_, index) => view.getUint16(2 * index, true));
}

/** As nearly all machines have them; then the bytes are the numbers already. */
const lowestByteFirst = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

const chunk = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(text);
}

function fromBase64(packed: string): Uint8Array<ArrayBuffer> {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
