import { distance } from 'fastest-levenshtein';
import { stemmer } from 'stemmer';
import { type Token, tokenise } from './tokens.ts';

/**
 * Surface forms of concepts, indexed by their first word, so that finding them costs as much as the post is long and
 * not as the lexicon is large. The syntax of a form is described in src/claims/lexicon.ts.
 */

type Part = { word: string; stem: string; prefix: boolean; gapAfter: number };
type Form = {
  concept: number;
  strict: boolean;
  parts: Part[];
  /** The part that the form is looked up by: of the first few the one that fewest forms share. */
  anchor: number;
};

/** A concept found in a post: on the tokens first..last. */
export type Hit = { concept: number; strict: boolean; first: number; last: number; sentence: number };

export type FormIndex = {
  byWord: Map<string, Form[]>;
  byStem: Map<string, Form[]>;
  byPrefix: Map<string, Form[]>;
  prefixLengths: number[];
  /** Single long words of which a misspelling counts, by first letter and length. */
  typoForms: Map<string, Form[]>;
  /** All words of all forms, and their stems; those of which only a beginning is given by that. */
  words: Set<string>;
  beginnings: Set<string>;
  /** The forms that a word may begin, once it was met: a feed repeats its words. Emptied when full. */
  known: Map<string, readonly Form[]>;
};

/** How many words' forms are remembered. */
const rememberedWords = 20_000;
/** A form is looked up by one of so many words at its beginning: "in the trials" by "trials". */
const anchors = 3;

/** How many other words may stand between the parts of an `a.. b` form. */
const maximumGap = 3;
/** A misspelling is looked for only in long words: "stating" is no statin, "creator" no Crestor. */
const typoLength = { one: 8, two: 11 };

/** The parts of one piece of a form; most pieces recur in many forms and share them. */
function partsOf(piece: string): Part[] {
  const gap = piece.endsWith('..');
  const bare = gap ? piece.slice(0, -2) : piece;
  const prefix = bare.endsWith('*');
  const text = prefix ? bare.slice(0, -1) : bare;
  // Most are plain lower-case words; cutting each as if it were a post would take most of the matcher's start.
  const words = /^[a-z]+$/.test(text) ? [{ word: text, stem: stemmer(text) }] : tokenise(text);
  return words.map(({ word, stem }, index, all) => ({
    word,
    stem: stem === word ? word : stem,
    prefix: prefix && index === all.length - 1,
    gapAfter: gap && index === all.length - 1 ? maximumGap : 0,
  }));
}

function parseForm(text: string, concept: number, strict: boolean, pieces: Map<string, Part[]>): Form {
  const parts = text.split(/\s+/).flatMap((piece) => {
    const known = pieces.get(piece);
    if (known) return known;
    const made = partsOf(piece);
    pieces.set(piece, made);
    return made;
  });
  return { concept, strict, parts, anchor: 0 };
}

function push(map: Map<string, Form[]>, key: string, form: Form) {
  const list = map.get(key);
  if (list) list.push(form);
  else map.set(key, [form]);
}

/** @param concepts in the order of their numbers in hits. */
export function indexForms(concepts: { strict: string[]; broad: string[]; typos: boolean }[]): FormIndex {
  const index: FormIndex = {
    byWord: new Map(),
    byStem: new Map(),
    byPrefix: new Map(),
    prefixLengths: [],
    typoForms: new Map(),
    words: new Set(),
    beginnings: new Set(),
    known: new Map(),
  };
  const pieces = new Map<string, Part[]>();
  const forms = concepts.flatMap((concept, number) => [
    ...concept.strict.map((text) => parseForm(text, number, true, pieces)),
    ...concept.broad.map((text) => parseForm(text, number, false, pieces)),
  ]);
  const sharing = new Map<string, number>();
  for (const { parts } of forms) for (const { word } of parts) sharing.set(word, (sharing.get(word) ?? 0) + 1);
  for (const parts of pieces.values())
    for (const part of parts)
      if (part.prefix) index.beginnings.add(part.word);
      else index.words.add(part.word).add(part.stem);
  for (const form of forms) {
    form.anchor = anchorOf(form, sharing);
    const key = form.parts[form.anchor];
    if (!key) continue;
    if (key.prefix) push(index.byPrefix, key.word, form);
    else {
      push(index.byWord, key.word, form);
      if (key.stem !== key.word || key.word.length > 3) push(index.byStem, key.stem, form);
    }
    const [alone] = form.parts;
    if (concepts[form.concept]?.typos && form.strict && form.parts.length === 1 && alone)
      if (alone.word.length >= typoLength.one) push(index.typoForms, typoKey(alone.word, alone.word.length), form);
  }
  index.prefixLengths = [...new Set([...index.byPrefix.keys()].map((prefix) => prefix.length))].sort((a, b) => a - b);
  return index;
}

/** A beginning this short is too little to know a word by, and what follows it is no ending if it is longer. */
const shortestBeginning = 4;
const longestEnding = 4;

/** Whether a lower-case word is one of those that the forms are made of. */
export function knowsWord(index: FormIndex, word: string): boolean {
  if (index.words.has(word)) return true;
  for (let length = Math.max(shortestBeginning, word.length - longestEnding); length <= word.length; length++)
    if (index.beginnings.has(word.slice(0, length))) return true;
  return word.length > 3 && index.words.has(stemmer(word));
}

/** @param sharing how many forms have a word */
function anchorOf({ parts }: Form, sharing: ReadonlyMap<string, number>): number {
  let best = 0;
  for (let at = 1; at < Math.min(anchors, parts.length); at++) {
    // What stands before the anchor must be in a fixed place.
    if (parts[at - 1]?.gapAfter !== 0) break;
    if ((sharing.get(parts[at]?.word ?? '') ?? 0) < (sharing.get(parts[best]?.word ?? '') ?? 0)) best = at;
  }
  return best;
}

function typoKey(word: string, length: number): string {
  return `${word.slice(0, 1)}${length}`;
}

function fits(part: Part, token: Token): boolean {
  if (part.prefix) return token.word.startsWith(part.word);
  return token.word === part.word || (part.word.length > 3 && token.stem === part.stem);
}

/** Last token of the form when it begins at `at`, or -1. */
function endOf(form: Form, tokens: Token[], at: number): number {
  let place = at;
  for (let index = 1; index < form.parts.length; index++) {
    const part = form.parts[index];
    const before = form.parts[index - 1];
    if (!part || !before) return -1;
    let found = -1;
    for (let next = place + 1; next <= place + 1 + before.gapAfter && next < tokens.length; next++) {
      const token = tokens[next];
      if (!token || token.sentence !== tokens[at]?.sentence) break;
      if (fits(part, token)) {
        found = next;
        break;
      }
    }
    if (found < 0) return -1;
    place = found;
  }
  return place;
}

/** All concepts in the words of a post, in reading order; a concept is reported once for each place. */
export function findConcepts(index: FormIndex, tokens: Token[]): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    for (const form of formsOf(index, token)) {
      const first = at - form.anchor;
      if (form.anchor > 0 && !opensAt(form, tokens, first, token.sentence)) continue;
      const last = form.parts.length === 1 ? at : endOf(form, tokens, first);
      if (last >= 0)
        addHit(hits, { concept: form.concept, strict: form.strict, first, last, sentence: token.sentence });
    }
  }
  return hits.sort((a, b) => a.first - b.first);
}

/** Whether the words before a form's anchor are there. */
function opensAt({ parts, anchor }: Form, tokens: Token[], first: number, sentence: number): boolean {
  for (let place = 0; place < anchor; place++) {
    const part = parts[place];
    const token = tokens[first + place];
    if (!part || !token || token.sentence !== sentence || !fits(part, token)) return false;
  }
  return true;
}

/** Adds a hit, or lets one of the same concept at the same place be strict and long if either is. */
function addHit(hits: Hit[], hit: Hit): void {
  // Hits are found by one of their first words, so that one of the same place is among the last.
  for (let index = hits.length - 1; index >= 0; index--) {
    const other = hits[index];
    if (!other || other.first < hit.first - anchors) break;
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
function formsOf(index: FormIndex, { word, stem }: Token): readonly Form[] {
  const known = index.known.get(word);
  if (known) return known;
  const forms = new Set(index.byWord.get(word));
  if (stem.length > 2) for (const form of index.byStem.get(stem) ?? []) forms.add(form);
  for (const length of index.prefixLengths) {
    if (length > word.length) break;
    for (const form of index.byPrefix.get(word.slice(0, length)) ?? []) forms.add(form);
  }
  if (forms.size === 0 && word.length >= typoLength.one) for (const form of misspelt(index, word)) forms.add(form);
  if (index.known.size >= rememberedWords) index.known.clear();
  const list = [...forms];
  index.known.set(word, list);
  return list;
}

function misspelt(index: FormIndex, word: string): Form[] {
  const near: Form[] = [];
  // A form that is the beginning of a word may be much shorter than the word.
  for (let length = typoLength.one; length <= word.length + 2; length++)
    for (const form of index.typoForms.get(typoKey(word, length)) ?? []) {
      const [right] = form.parts;
      if (!right) continue;
      const target = right.prefix ? word.slice(0, right.word.length + 1) : word;
      const allowed = right.word.length >= typoLength.two ? 2 : 1;
      if (Math.abs(target.length - right.word.length) <= allowed && distance(target, right.word) <= allowed)
        near.push(form);
    }
  return near;
}
