import { defineConfig } from 'wxt';
import { defaultFolder } from './src/cli/claims-folder.ts';
import { loadShippedLibrary } from './src/cli/load.ts';
import { sitePatterns } from './src/sites/index.ts';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  publicDir: 'assets',
  modules: ['@wxt-dev/webextension-polyfill'],
  alias: { '#src': 'src' },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms'],
    host_permissions: sitePatterns,
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
      : { minimum_chrome_version: '120' }),
  }),
  hooks: {
    // The compiled library is an asset like the icons; a claims database with an error in it stops the build.
    'build:publicAssets': async (_wxt, files) => {
      const library = await loadShippedLibrary(defaultFolder);
      files.push({ relativeDest: 'library.json', contents: JSON.stringify(library) });
    },
  },
});
