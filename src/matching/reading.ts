import type { Hit } from './concepts.ts';
import { type Cue, cueNames } from './cues.ts';
import type { Token } from './tokens.ts';

/** A post as the matcher has read it: words, sentences, concepts and cues, each once. */
export type Reading = {
  text: string;
  tokens: Token[];
  sentences: Sentence[];
  /** Hits of lexicon concepts by the concept's number, in reading order. */
  concepts: Map<number, Hit[]>;
  cues: Record<Cue, Hit[]>;
};

export type Sentence = {
  /** First and last token. */
  first: number;
  last: number;
  /** Ends in a question mark (or has one at a clause's end). */
  question: boolean;
  /** A question that opens as sincere ones do: "Does ...", "Is it ...", "Can ...". */
  opensAsQuestion: boolean;
};

const questionOpeners = new Set(
  'is are do does did can could should would will has have was were what which how who where am any anyone anybody'.split(
    ' ',
  ),
);

/**
 * @param hits of lexicon concepts (numbers below `conceptCount`) and of cues (the numbers after).
 */
export function read(text: string, tokens: Token[], hits: Hit[], conceptCount: number): Reading {
  const sentences: Sentence[] = [];
  tokens.forEach((token, index) => {
    const sentence = sentences[token.sentence];
    if (sentence) sentence.last = index;
    else {
      // Sentences without words (a lone emoji row, a link) leave gaps in the numbering.
      while (sentences.length < token.sentence)
        sentences.push({ first: index, last: index - 1, question: false, opensAsQuestion: false });
      sentences.push({ first: index, last: index, question: false, opensAsQuestion: false });
    }
  });
  sentences.forEach((sentence, index) => {
    const first = tokens[sentence.first];
    const last = tokens[sentence.last];
    if (!first || !last || sentence.last < sentence.first) return;
    const next = tokens[sentences[index + 1]?.first ?? tokens.length];
    const stretch = text.slice(first.start, next ? next.start : Math.min(text.length, last.end + 4));
    sentence.question = stretch.includes('?') || stretch.includes('？');
    sentence.opensAsQuestion = sentence.question && questionOpeners.has(first.word);
  });
  const concepts = new Map<number, Hit[]>();
  const cues = Object.fromEntries(cueNames.map((name) => [name, [] as Hit[]])) as Record<Cue, Hit[]>;
  for (const hit of hits) {
    if (hit.concept < conceptCount) {
      const list = concepts.get(hit.concept);
      if (list) list.push(hit);
      else concepts.set(hit.concept, [hit]);
    } else {
      const name = cueNames[hit.concept - conceptCount];
      if (name) cues[name].push(hit);
    }
  }
  const stressed = (hit: Hit) => cues.emphasis.some((other) => hit.first >= other.first && hit.last <= other.last);
  for (const cue of ['negation', 'chance'] as const) cues[cue] = cues[cue].filter((hit) => !stressed(hit));
  return { text, tokens, sentences, concepts, cues };
}
