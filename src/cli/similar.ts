import { similarClaims } from '../curating/similar-claims.ts';
import { loadWritten } from './load.ts';
import { printRow } from './output.ts';

/** `claims similar "TEXT"`: the claims that are most like a sentence, so that none is written twice. */
export async function similar(folder: string, text: string): Promise<void> {
  const { written } = await loadWritten(folder);
  const found = similarClaims(written, text);
  for (const one of found) printRow(one, `${one.score.toFixed(2)}  ${one.claim}  ${one.field}: ${one.text}`);
  if (found.length === 0 && process.stdout.isTTY) printRow(null, 'No claim is like that.');
}
