import { defineConfig } from 'wxt';
import { defaultFolder } from './src/cli/claims-folder.ts';
import { loadShippedLibrary } from './src/cli/load.ts';
import { anyHost, sitePatterns } from './src/sites/index.ts';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  publicDir: 'assets',
  modules: ['@wxt-dev/webextension-polyfill'],
  alias: { '#src': 'src' },
  // The oldest browsers of the manifest below: what they know, `light-dark()` above all, need not be rewritten.
  vite: () => ({ build: { cssTarget: ['chrome123', 'firefox140'] } }),
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
    // Asked for one by one, where the reader adds a host of a site that may run anywhere.
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
    // The compiled library is an asset like the icons; a claims database with an error in it stops the build.
    'build:publicAssets': async (_wxt, files) => {
      const library = await loadShippedLibrary(defaultFolder);
      files.push({ relativeDest: 'library.json', contents: JSON.stringify(library) });
    },
  },
});
