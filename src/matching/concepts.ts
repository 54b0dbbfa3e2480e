import { distance } from 'fastest-levenshtein';
import {
  anchorReach,
  conceptOf,
  type FormIndex,
  hasGapAfter,
  isBeginning,
  isStrict,
  listed,
  stemmedFrom,
  typoKey,
  typoLength,
  wordOf,
} from './forms.ts';
import type { Token } from './tokens.ts';

/** Finds the concepts that the words of a post stand for, by their surface forms (forms.ts). */

/** A concept found in a post: on the tokens first..last. */
export type Hit = { concept: number; strict: boolean; first: number; last: number; sentence: number };

/** How many words' forms are remembered. */
const rememberedWords = 20_000;
/** What is left of "used" or "ties" is too little to look anything up by. */
const shortestStem = 3;
/** How many other words may stand between the parts of an `a.. b` form. */
const maximumGap = 3;

/** All concepts in the words of a post, in reading order; a concept is reported once for each place. */
export function findConcepts(index: FormIndex, tokens: readonly Token[]): Hit[] {
  const { starts, owners, anchors } = index;
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    for (const form of formsOf(index, token)) {
      const start = starts[form] ?? 0;
      const end = starts[form + 1] ?? 0;
      const anchor = anchors[form] ?? 0;
      const first = at - anchor;
      if (anchor > 0 && !opensAt(index, start, anchor, tokens, first)) continue;
      const last = end - start === 1 ? at : endOf(index, start + anchor, end, tokens, at);
      const owner = owners[form] ?? 0;
      if (last >= 0)
        addHit(hits, { concept: conceptOf(owner), strict: isStrict(owner), first, last, sentence: token.sentence });
    }
  }
  return hits.sort((a, b) => a.first - b.first);
}

function fits(index: FormIndex, part: number, token: Token): boolean {
  const number = wordOf(part);
  const word = index.words[number] ?? '';
  if (isBeginning(part)) return token.word.startsWith(word);
  return token.word === word || (word.length >= stemmedFrom && token.stem === index.words[index.stems[number] ?? -1]);
}

/** Whether a form's words up to its anchor are there: they stand one beside the other. */
function opensAt(index: FormIndex, start: number, anchor: number, tokens: readonly Token[], first: number): boolean {
  const sentence = tokens[first + anchor]?.sentence;
  for (let place = 0; place <= anchor; place++) {
    const token = tokens[first + place];
    if (!token || token.sentence !== sentence || !fits(index, index.parts[start + place] ?? 0, token)) return false;
  }
  return true;
}

/** Last token of a form whose anchor, the part at `from`, stands at `at`; or -1. */
function endOf(index: FormIndex, from: number, end: number, tokens: readonly Token[], at: number): number {
  const { parts } = index;
  const sentence = tokens[at]?.sentence;
  let last = at;
  for (let place = from + 1; place < end; place++) {
    const part = parts[place] ?? 0;
    const reach = last + 1 + (hasGapAfter(parts[place - 1] ?? 0) ? maximumGap : 0);
    let found = -1;
    for (let next = last + 1; next <= reach; next++) {
      const token = tokens[next];
      if (!token || token.sentence !== sentence) break;
      if (fits(index, part, token)) {
        found = next;
        break;
      }
    }
    if (found < 0) return -1;
    last = found;
  }
  return last;
}

/** Adds a hit, or lets one of the same concept at the same place be strict and long if either is. */
function addHit(hits: Hit[], hit: Hit): void {
  // Hits are found by one of their first words, so that one of the same place is among the last.
  for (let index = hits.length - 1; index >= 0; index--) {
    const other = hits[index];
    if (!other || other.first < hit.first - anchorReach) break;
    if (other.first !== hit.first || other.concept !== hit.concept) continue;
    if ((hit.strict && !other.strict) || (hit.strict === other.strict && hit.last > other.last)) {
      other.strict = hit.strict;
      other.last = hit.last;
    }
    return;
  }
  hits.push(hit);
}

/** The forms that a word may be the key of: as it is, by its stem, by its beginning, or misspelt if nothing else. */
function formsOf(index: FormIndex, { word, stem }: Token): readonly number[] {
  const known = index.known.get(word);
  if (known) return known;
  const { numbers } = index;
  const forms = new Set(listed(index.next, index.firstByWord[numbers.get(word) ?? -1]));
  const addAll = (more: readonly number[]) => {
    for (const form of more) forms.add(form);
  };
  if (stem.length >= shortestStem) addAll(listed(index.nextByStem, index.firstByStem[numbers.get(stem) ?? -1]));
  for (const length of index.beginningLengths) {
    if (length > word.length) break;
    addAll(listed(index.next, index.firstByBeginning[numbers.get(word.slice(0, length)) ?? -1]));
  }
  if (forms.size === 0 && word.length >= typoLength.one) addAll(misspelt(index, word));
  if (index.known.size >= rememberedWords) index.known.clear();
  const list = forms.size === 0 ? noForms : [...forms];
  index.known.set(word, list);
  return list;
}

const noForms: readonly number[] = [];

function misspelt(index: FormIndex, word: string): number[] {
  const near: number[] = [];
  // A form that is the beginning of a word may be much shorter than the word.
  for (let length = typoLength.one; length <= word.length + 2; length++)
    for (const form of index.typoForms.get(typoKey(word, length)) ?? []) {
      const part = index.parts[index.starts[form] ?? 0] ?? 0;
      const right = index.words[wordOf(part)] ?? '';
      const target = isBeginning(part) ? word.slice(0, right.length + 1) : word;
      const allowed = right.length >= typoLength.two ? 2 : 1;
      if (Math.abs(target.length - right.length) <= allowed && distance(target, right) <= allowed) near.push(form);
    }
  return near;
}
