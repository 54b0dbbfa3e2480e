import type { ClaimsFolder } from '../compile.ts';
import type { SourceFile } from '../source-file.ts';
import type { Change } from './change.ts';

/**
 * The claims folder as it is with the curator's changes: her texts in place of the list's, her new files, and none of
 * those that she took away.
 */
export function withChanges(folder: ClaimsFolder, changes: readonly Change[]): ClaimsFolder {
  const texts = new Map(changes.map(({ file, text }) => [file, text]));
  const inPlace = (files: readonly SourceFile[], isAmong: (file: string) => boolean): SourceFile[] => {
    const known = new Set(files.map(({ file }) => file));
    const added = [...texts].flatMap(([file, text]) =>
      text !== null && isAmong(file) && !known.has(file) ? [{ file, text }] : [],
    );
    const edited = files.flatMap((source) => {
      const text = texts.get(source.file);
      return text === null ? [] : [{ ...source, text: text ?? source.text }];
    });
    return added.length === 0 ? edited : [...edited, ...added].sort((a, b) => (a.file < b.file ? -1 : 1));
  };
  // They cannot be taken away.
  const references = texts.get(referencesFile) ?? null;
  return {
    claims: inPlace(folder.claims, (file) => file !== referencesFile && !isLexicon(file)),
    references: references === null ? folder.references : { file: referencesFile, text: references },
    lexicon: inPlace(folder.lexicon, isLexicon),
    unread: folder.unread.filter(({ file }) => !texts.has(file)),
  };
}

/** The references of all claims, by their name in the claims folder. */
export const referencesFile = 'references.json';

/** Is a file of the claims folder one of the lexicon? */
export function isLexicon(file: string): boolean {
  return file.startsWith('lexicon/');
}
