import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { defaultFolder } from './src/cli/claims-folder.ts';
import { claimsSource } from './src/cli/claims-source.ts';
import { loadShippedLibrary } from './src/cli/load.ts';
import { anyHost, sitePatterns } from './src/sites/index.ts';
import { listAssets } from './src/storage/curating/source-folder.ts';

/**
 * `pluralize`, by which syllables are counted, takes itself for a module only where there is a `require`, which a bundle
 * has not: https://github.com/plurals/pluralize/blob/v8.0.0/pluralize.js#L4
 */
const pluralizeAsModule = {
  name: 'pluralize-as-module',
  transform: (code: string, id: string) =>
    /[\\/]pluralize[\\/]pluralize\.js$/.test(id) ? code.replace("typeof require === 'function' && ", '') : null,
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  publicDir: 'assets',
  modules: ['@wxt-dev/webextension-polyfill'],
  alias: { '#src': 'src' },
  // The oldest browsers of the manifest below: what they know, `light-dark()` above all, need not be rewritten.
  vite: () => ({
    build: { cssTarget: ['chrome123', 'firefox140'] },
    plugins: [pluralizeAsModule],
    worker: { plugins: () => [pluralizeAsModule] },
    // Citation.js only parses what is pasted: what it would fetch with stays out.
    resolve: { alias: [{ find: /^\.\/fetchFile\.js$/, replacement: resolve('src/claims/citations/no-network.ts') }] },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'activeTab', 'scripting', 'contextMenus'],
    host_permissions: sitePatterns,
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+C' } },
      'next-flag': { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_commandNext__' },
      'previous-flag': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandPrevious__' },
    },
    // Asked for one by one, where the reader adds a host of a site that may run anywhere, and where a curator looks up a
    // reference at Crossref or PubMed.
    optional_host_permissions: anyHost,
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'second-opinion@second-opinion.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
  hooks: {
    // The compiled library is an asset like the icons, and so is what it was compiled from, for the curator's page; a
    // claims database with an error in it stops the build.
    'build:publicAssets': async (_wxt, files) => {
      const library = await loadShippedLibrary(defaultFolder);
      files.push({ relativeDest: 'library.json', contents: JSON.stringify(library) });
      const source = await claimsSource(defaultFolder, library.version);
      files.push({ relativeDest: listAssets.contents, contents: source.contents });
      files.push({ relativeDest: listAssets.files, contents: source.files });
    },
  },
});
