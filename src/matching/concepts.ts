import { distance } from 'fastest-levenshtein';
import { stemmer } from 'stemmer';
import { type Token, tokenise } from './tokens.ts';

/**
 * Surface forms of concepts, indexed by their first word, so that finding them costs as much as the post is long and
 * not as the lexicon is large. The syntax of a form is described in src/claims/lexicon.ts.
 */

type Part = { word: string; stem: string; prefix: boolean; gapAfter: number };
type Form = { concept: number; strict: boolean; parts: Part[]; text: string };

/** A concept found in a post: on the tokens first..last. */
export type Hit = { concept: number; strict: boolean; first: number; last: number; sentence: number };

export type FormIndex = {
  byWord: Map<string, Form[]>;
  byStem: Map<string, Form[]>;
  byPrefix: Map<string, Form[]>;
  prefixLengths: number[];
  /** Single long words of which a misspelling counts, by first letter. */
  typoForms: Map<string, Form[]>;
};

/** How many other words may stand between the parts of an `a.. b` form. */
const maximumGap = 3;
/** A misspelling is looked for only in long words: "stating" is no statin, "creator" no Crestor. */
const typoLength = { one: 8, two: 11 };

/** Most forms are plain lower-case words; cutting each as if it were a post would take most of the matcher's start. */
function wordsOf(text: string): { word: string; stem: string }[] {
  return /^[a-z]+$/.test(text) ? [{ word: text, stem: stemmer(text) }] : tokenise(text);
}

function parseForm(text: string, concept: number, strict: boolean): Form {
  const parts = text.split(/\s+/).flatMap((piece): Part[] => {
    const gap = piece.endsWith('..');
    const bare = gap ? piece.slice(0, -2) : piece;
    const prefix = bare.endsWith('*');
    return wordsOf(prefix ? bare.slice(0, -1) : bare).map((token, index, all) => ({
      word: token.word,
      stem: token.stem,
      prefix: prefix && index === all.length - 1,
      gapAfter: gap && index === all.length - 1 ? maximumGap : 0,
    }));
  });
  return { concept, strict, parts, text };
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
  };
  concepts.forEach((concept, number) => {
    const forms = [
      ...concept.strict.map((text) => parseForm(text, number, true)),
      ...concept.broad.map((text) => parseForm(text, number, false)),
    ];
    for (const form of forms) {
      const first = form.parts[0];
      if (!first) continue;
      if (first.prefix) push(index.byPrefix, first.word, form);
      else {
        push(index.byWord, first.word, form);
        if (first.stem !== first.word || first.word.length > 3) push(index.byStem, first.stem, form);
      }
      if (concept.typos && form.strict && form.parts.length === 1 && first.word.length >= typoLength.one)
        push(index.typoForms, first.word.slice(0, 1), form);
    }
  });
  index.prefixLengths = [...new Set([...index.byPrefix.keys()].map((prefix) => prefix.length))].sort((a, b) => a - b);
  return index;
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
    const from = hits.length;
    const tryForms = (forms: Form[] | undefined) => {
      if (!forms) return;
      for (const form of forms) {
        const last = form.parts.length === 1 ? at : endOf(form, tokens, at);
        if (last < 0) continue;
        const same = hits.slice(from).find((hit) => hit.concept === form.concept);
        if (!same) hits.push({ concept: form.concept, strict: form.strict, first: at, last, sentence: token.sentence });
        else if ((form.strict && !same.strict) || (form.strict === same.strict && last > same.last)) {
          same.strict = form.strict;
          same.last = last;
        }
      }
    };
    tryForms(index.byWord.get(token.word));
    if (token.stem.length > 2) tryForms(index.byStem.get(token.stem));
    for (const length of index.prefixLengths) {
      if (length > token.word.length) break;
      tryForms(index.byPrefix.get(token.word.slice(0, length)));
    }
    if (hits.length === from && token.word.length >= typoLength.one) tryForms(misspelt(index, token.word));
  }
  return hits;
}

function misspelt(index: FormIndex, word: string): Form[] | undefined {
  return index.typoForms.get(word.slice(0, 1))?.filter((form) => {
    const right = form.parts[0];
    if (!right) return false;
    const target = right.prefix ? word.slice(0, right.word.length + 1) : word;
    const allowed = right.word.length >= typoLength.two ? 2 : 1;
    return Math.abs(target.length - right.word.length) <= allowed && distance(target, right.word) <= allowed;
  });
}
