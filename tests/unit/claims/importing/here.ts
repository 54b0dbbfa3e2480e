import type { Claim } from '../../../../src/claims/claim.ts';
import { claimFormat } from '../../../../src/claims/importing/claim-format.ts';
import type { ImportFile, ImportPreview, Known, KnownFile } from '../../../../src/claims/importing/preview.ts';
import { readImport } from '../../../../src/claims/importing/read-import.ts';
import { runThrough } from '../../../../src/claims/importing/stepwise.ts';
import type { Reference } from '../../../../src/claims/reference.ts';
import { parseSource } from '../../../../src/claims/source-file.ts';
import { goodClaim, goodLexicon, goodReferences } from '../folder.ts';

export const claimFile = 'heart/statins-cause-dementia.yaml';
export const listed: Record<string, string> = {
  [claimFile]: goodClaim,
  'references.json': goodReferences,
  'lexicon/heart.yaml': goodLexicon,
};

/** What is here: the list's files, and what was changed of them. */
export function known(changed: Record<string, string> = {}, list = listed): Known {
  const files = new Map<string, KnownFile>();
  for (const [file, text] of Object.entries(list)) files.set(file, { text, base: text });
  for (const [file, text] of Object.entries(changed)) files.set(file, { text, base: list[file] ?? null });
  const claims = [...files].flatMap(([file, { text }]) => {
    const { parsed } = parseSource({ file, text }, claimFormat);
    return file.startsWith('heart/') && parsed ? [{ file, value: parsed.value as Claim }] : [];
  });
  const references = JSON.parse(files.get('references.json')?.text ?? '[]') as Reference[];
  return { files, claims, references };
}

export function fileOf(name: string, content: string | Uint8Array): ImportFile {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}

export const options = { topic: 'imported', due: '2027-05-28', today: '2026-11-28' };

export function imported(files: ImportFile | ImportFile[], here = known()): ImportPreview {
  return runThrough(readImport([files].flat(), here, options));
}
