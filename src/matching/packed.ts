/**
 * Tables of learned weights as they are stored: tens of thousands of short texts as keys, a few small numbers each.
 * Keys are kept as 32-bit hashes (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/), sorted, and numbers in steps of
 * 1/32 in one byte, both in base64: a tenth of the same in JSON, and no string of it stays in memory. Two of 50,000 keys
 * share a hash about once in four trainings, and then share their weights: less than noise.
 *
 * What a library carries for its matcher, lists of small numbers, is stored likewise.
 */

/** @returns an unsigned 32-bit number */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * Sorted hashes with a table of contents: where those begin that share their first bits. Hashes are spread evenly, so
 * that finding one takes a look or two, and the table is a fraction of what a hash table would take.
 */
export type KeyIndex = {
  keys: Uint32Array;
  /** By the first bits of a hash, the place of the first key that has them or higher ones; and at last the end. */
  starts: Uint32Array;
  /** How many bits of a hash are not among the first. */
  rest: number;
};

/** About so many keys share their first bits. */
const keysTogether = 3;

/** @param keys hashes, sorted */
export function indexKeys(keys: Uint32Array): KeyIndex {
  let bits = 1;
  while (keysTogether * 2 ** bits < keys.length) bits++;
  const rest = 32 - bits;
  const starts = new Uint32Array(2 ** bits + 1);
  let place = 0;
  for (let first = 0; first < starts.length; first++) {
    while (place < keys.length && (keys[place] ?? 0) >>> rest < first) place++;
    starts[first] = place;
  }
  return { keys, starts, rest };
}

/** @returns the place of the text's hash among the keys, or -1 */
export function findKey(index: KeyIndex, text: string): number {
  return findHash(index, hashOf(text));
}

/** @returns the place of a hash among the keys, or -1 */
export function findHash({ keys, starts, rest }: KeyIndex, key: number): number {
  const first = key >>> rest;
  const end = starts[first + 1] ?? 0;
  for (let place = starts[first] ?? 0; place < end; place++) if (keys[place] === key) return place;
  return -1;
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

/** Lists of numbers one after another, in the fewest bits that all of them fit in. */
export type Lists = {
  /** List n: `numbers[starts[n]]` to `numbers[starts[n + 1]]`. */
  starts: Uint32Array;
  numbers: Uint16Array | Uint32Array;
};

/**
 * Lists of whole numbers from 0 up to 2^28, as text: before each list its length, and for each number one byte for every
 * seven bits that it has, the lowest first, all but the last marked (LEB128). Small numbers take one byte.
 */
export function packLists(lists: Iterable<readonly number[]>): string {
  const bytes: number[] = [];
  const add = (number: number) => {
    let left = number;
    for (; left > 0x7f; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
    bytes.push(left);
  };
  for (const list of lists) {
    add(list.length);
    list.forEach(add);
  }
  return toBase64(Uint8Array.from(bytes));
}

export function unpackLists(packed: string): Lists {
  const bytes = fromBase64(packed);
  // There are no more numbers than bytes.
  const starts = new Uint32Array(bytes.length + 1);
  const numbers = new Uint32Array(bytes.length);
  let lists = 0;
  let count = 0;
  let largest = 0;
  let number = 0;
  let shift = 0;
  let left = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte > 0x7f) continue;
    if (left === 0) {
      left = number;
      starts[++lists] = count + number;
    } else {
      left--;
      numbers[count++] = number;
      if (number > largest) largest = number;
    }
    number = 0;
    shift = 0;
  }
  const used = numbers.subarray(0, count);
  return { starts: starts.slice(0, lists + 1), numbers: largest < 2 ** 16 ? new Uint16Array(used) : used.slice() };
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
  // In browsers since 2025, and several times as fast.
  if (typeof Uint8Array.fromBase64 === 'function') return Uint8Array.fromBase64(packed);
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
