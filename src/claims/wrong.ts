import { nearestName } from './nearest.ts';
import { sentences } from './sentences.ts';

export type WrongKind = keyof typeof sentences;

/** One thing that is wrong, told apart for who says it in another language. */
export type Said = {
  kind: WrongKind;
  /** What stands for $1, $2 ... */
  of: string[];
  /** The name that was most likely meant. */
  guess?: string;
};

/** What is wrong: in English, and told apart. What only the English says has no `said`. */
export type Wrong = { message: string; said?: Said };

export function wrong(kind: WrongKind, ...of: (string | number)[]): Wrong & { said: Said } {
  const texts = of.map(String);
  const message = sentences[kind].replace(/\$(\d)/g, (_, place: string) => texts[Number(place) - 1] ?? '');
  return { message, said: { kind, of: texts } };
}

/** The same with the known name that is nearest to what was written, if one is near enough: "; did you mean ...?" */
export function wrongName(name: string, known: readonly string[], { message, said }: Wrong & { said: Said }): Wrong {
  const guess = nearestName(name, known);
  return guess === null
    ? { message, said }
    : { message: `${message}; did you mean "${guess}"?`, said: { ...said, guess } };
}

const bySentence = new Map<string, WrongKind>(
  Object.entries(sentences).map(([kind, sentence]) => [sentence, kind as WrongKind]),
);

/** A sentence that a schema has as its message; where it is none of these, only the English says it. */
export function wrongAs(message: string): Wrong {
  const kind = bySentence.get(message);
  if (kind !== undefined) return wrong(kind);
  const names = /^must be one of (.+)$/.exec(message)?.[1];
  return names === undefined ? { message } : wrong('notOneOf', names);
}
