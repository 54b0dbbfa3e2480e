import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const entry = fileURLToPath(new URL('../watching/read-page-entry.ts', import.meta.url));

/**
 * The extraction code of the content script, with the data of all sites, as one script that puts `secondOpinionPage`
 * into the page it runs in. It is built here, since the command line stands on a floor below the content script.
 */
export async function pageBundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'page' } },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const chunk = outputs.flatMap(({ output }) => output).find((part) => part.type === 'chunk');
  if (!chunk) throw new Error(`${entry} was built into nothing.`);
  return chunk.code;
}
