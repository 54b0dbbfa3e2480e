import { z } from 'zod';
import { type ClaimsFolder, readClaim as readFile } from '../../claims/compile.ts';
import type { Change } from '../../claims/editing/change.ts';
import { claimNameOf } from '../../claims/editing/claim-name.ts';
import { lexiconFile } from '../../claims/lexicon.ts';
import type { Outline } from '../../claims/outline.ts';
import { type Reference, reference } from '../../claims/reference.ts';
import { parseSource, type SourceFile } from '../../claims/source-file.ts';
import { type CuratedClaim, referencesName } from './curating.ts';

/** A claim's file, as opposed to the references and the lexicon. */
export function isClaimFile(file: string): boolean {
  return claimNameOf(file) !== null;
}

/**
 * A claim whose file nobody has looked into yet. Null: there is no such file, in the list or since it was changed.
 * @param listed what the list tells of the file as it is there
 */
export function unreadClaim(
  file: string,
  base: string | null,
  change: Change | null,
  listed: Outline | null,
): CuratedClaim | null {
  const text = change ? change.text : base;
  if (text === null) return null;
  return { file, text, base, change, outline: change ? null : listed, value: null, problems: [] };
}

/** Reads the file of a claim, as far as it can be read. */
export function readClaim(unread: CuratedClaim): CuratedClaim {
  const { parsed, problems } = readFile(unread);
  return { ...unread, value: parsed?.value ?? null, problems };
}

/** The references of a text; none where it has an error, which the claims that cite them then tell. */
export function readReferences(text: string): Reference[] {
  // JSON's own reader is many times faster than the one that knows lines.
  try {
    return references.parse(JSON.parse(text));
  } catch {
    return parseSource({ file: referencesName, text }, references).parsed?.value ?? [];
  }
}
const references = z.array(reference);

/** The concepts of a file of the lexicon, by id; none where it has an error. */
export function readConcepts(file: SourceFile): string[] {
  return Object.keys(parseSource(file, lexiconFile).parsed?.value ?? {});
}

/** The topic folders of the claims, in order. */
export function topicsOf(files: Iterable<string>): string[] {
  return [...new Set([...files].map((file) => file.split('/')[0] ?? ''))].filter(Boolean).sort();
}

/** The texts of the list, by file. */
export function textsOf(list: ClaimsFolder): Map<string, string> {
  const files = [...list.claims, ...list.lexicon, ...(list.references ? [list.references] : [])];
  return new Map(files.map(({ file, text }) => [file, text]));
}
