import type { SourceFile } from '../../../claims/source-file.ts';

/** A concept of a lexicon file with the lines that belong to it. */
const entry = /^([a-z0-9][a-z0-9-]*):([^\n]*)\n?((?:[ \t]+[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\r?\n)*)/gm;

/**
 * The words that stand for each concept, to find it by and to know it by. They are looked up in the text as it stands:
 * to read the YAML of the whole lexicon takes half a second, in which the page would not answer.
 */
export function conceptWords(lexicon: readonly SourceFile[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const { text } of lexicon)
    for (const [, concept = '', line = '', lines = ''] of text.matchAll(entry))
      words.set(concept, formsIn(line + lines));
  return words;
}

/** The forms of a concept, with a comma between them. */
function formsIn(lines: string): string {
  return lines
    .replace(/(?:^|\s)#.*$/gm, '')
    .replace(/\btypos:\s*\w+/g, '')
    .replace(/\b(?:strict|broad):/g, ',')
    .split(/[,\n[\]{}]+/)
    .map((form) => form.replace(/^\s*-\s/, '').replace(/^["'\s]+|["'\s]+$/g, ''))
    .filter(Boolean)
    .join(', ');
}
