import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../claims/source-file.ts';
import { writeWhole } from './write-whole.ts';

/** Writes drafts into a claims folder; their file names are relative to it. */
export async function writeDrafts(folder: string, files: readonly SourceFile[]): Promise<void> {
  for (const { file, text } of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeWhole(join(folder, file), text);
  }
}
