import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Name of a script as pages ask for it (`/_pages/<name>.js`) → its code. */
export type ClientBundles = ReadonlyMap<string, string>;

const names = ['spies', 'reddit', 'old-reddit', 'facebook', 'lab', 'site'] as const;

/** Bundles the fixture sites' own scripts in memory, each as one classic script. */
export async function bundleClients(): Promise<ClientBundles> {
  const made = await Promise.all(names.map(async (name) => [name, await bundle(name)] as const));
  return new Map(made);
}

async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      lib: {
        entry: fileURLToPath(new URL(`client/${name}.ts`, import.meta.url)),
        formats: ['iife'],
        name: `pages_${name.replaceAll('-', '_')}`,
        fileName: () => `${name}.js`,
      },
    },
  });
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error(`Vite made no script of client/${name}.ts.`);
  return chunk.code;
}
