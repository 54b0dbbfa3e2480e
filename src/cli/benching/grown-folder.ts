import { parse, stringify } from 'yaml';
import type { Claim } from '../../claims/claim.ts';
import type { ClaimsFolder } from '../../claims/compile.ts';
import { type LexiconFile, lexiconFile, relationConcepts } from '../../claims/lexicon.ts';
import type { SourceFile } from '../../claims/source-file.ts';
import { madeUpWords } from './made-up-words.ts';

/** Concepts of every topic: words such as "causes" and "cures". */
const shared = new Set<string>(Object.values(relationConcepts));
/** A word's beginning is made up and its end kept, so that "statin*" still begins "statins". */
const beginning = 5;

/**
 * A claims folder so many claims large, as text, as if other topics had been added to ours: copies of the claims and of
 * the lexicon in made-up words. Everyday words stay, and with them the shape of phrasings and examples; the copies'
 * examples are about the copies.
 * @param claims those of the folder, in the order of its files
 * @param size how many claims it shall have
 */
export function grownFolder(
  folder: ClaimsFolder,
  claims: readonly Claim[],
  size: number,
  everyday: ReadonlySet<string>,
): ClaimsFolder {
  const files: SourceFile[] = [];
  const lexicon: SourceFile[] = [];
  const concepts = folder.lexicon.map(({ text }) => lexiconFile.parse(parse(text)));
  for (let copy = 1; folder.claims.length + files.length < size; copy++) {
    const made = copier(copy, everyday);
    const wanted = claims.slice(0, size - folder.claims.length - files.length);
    const ids = new Set(wanted.map(({ id }) => id));
    for (const claim of wanted) {
      const value = made.claim({ ...claim, broader: claim.broader.filter((id) => ids.has(id)) });
      files.push({ file: `copies/${value.id}.yaml`, text: stringify(value) });
    }
    concepts.forEach((file, index) => {
      lexicon.push({ file: `lexicon/copy-${copy}-${index}.yaml`, text: stringify(made.lexicon(file)) });
    });
  }
  return { ...folder, claims: [...folder.claims, ...files], lexicon: [...folder.lexicon, ...lexicon] };
}

function copier(copy: number, everyday: ReadonlySet<string>) {
  const madeUp = madeUpWords(copy);
  const word = (one: string) => madeUp(one.slice(0, beginning)) + one.slice(beginning);
  const inText = (text: string, longest: number) =>
    text
      .toLowerCase()
      .replace(/[a-z]+/g, (one) => (everyday.has(one) ? one : word(one)))
      .slice(0, longest)
      .trim();
  const id = (text: string) => `${text}-copy-${copy}`;
  const concept = (name: string) => (shared.has(name) ? name : id(name));
  return {
    claim: ({ phrasings, frames, broader, examples, statement, ...rest }: Claim) => ({
      ...rest,
      id: id(rest.id),
      topic: 'copies',
      statement: inText(statement, 200),
      // One word at least is strange, and long enough to be no other copy's, or both would have the same phrasing.
      phrasings: phrasings.map((text) => `${inText(text, 240)} ${madeUp('incontrovertibly')}`),
      frames: frames.map((frame) => ({
        ...frame,
        all: frame.all.map((group) => (typeof group === 'string' ? concept(group) : group.map(concept))),
        not: frame.not.map(concept),
      })),
      broader: broader.map(id),
      examples: Object.fromEntries(
        Object.entries(examples).map(([kind, texts]) => [kind, texts.map((text) => inText(text, 1_500))]),
      ),
    }),
    lexicon: (file: LexiconFile): LexiconFile =>
      Object.fromEntries(
        Object.entries(file)
          .filter(([name]) => !shared.has(name))
          .map(([name, concept]) => {
            const strict = formsOf(concept.strict, word, everyday);
            const broad = formsOf(concept.broad, word, everyday).filter((form) => !strict.includes(form));
            return [id(name), { typos: concept.typos, strict, broad }];
          }),
      ),
  };
}

/** The forms of a concept in made-up words, but for everyday words beside others. */
function formsOf(forms: readonly string[], word: (one: string) => string, everyday: ReadonlySet<string>): string[] {
  const made = forms.map((form) => {
    const pieces = form.match(/[a-z]+/g) ?? [];
    const allEveryday = pieces.every((piece) => everyday.has(piece));
    return form.replace(/[a-z]+/g, (piece) => (everyday.has(piece) && !allEveryday ? piece : word(piece)));
  });
  return [...new Set(made)];
}
