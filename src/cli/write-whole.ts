import { rename, rm, writeFile } from 'node:fs/promises';
import { BadInput } from './output.ts';

/** Writes a file whole or not at all: whoever is interrupted finds the old one. @throws BadInput if it cannot */
export async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new BadInput(`${file}: cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}
