import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anyHost, sitePatterns } from '../../../src/sites/index.ts';
import { hosts } from '../../pages/serve.ts';
import { type Bench, builds } from '../bench.ts';

/** Firefox looks for its own settings and updates; every host name leads to our server, so these are seen too. */
const firefoxOwn = /(^|\.)(mozilla\.(com|org|net)|firefox\.com)$/;

/** To be run last: it looks back on all that the other scenarios did. */
export function trustScenario(bench: () => Bench): void {
  describe('the extension', () => {
    it('asks for storage, alarms and the supported sites, for other hosts only where the reader adds them, and for nothing else', () => {
      const manifest = JSON.parse(readFileSync(join(builds[bench().browser.engine], 'manifest.json'), 'utf8'));
      const asked = ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage'];
      // Firefox has its sidebar without asking.
      if (bench().browser.engine === 'chromium') asked.push('sidePanel');
      expect(manifest.permissions.toSorted()).toEqual(asked.toSorted());
      expect(manifest.host_permissions.toSorted()).toEqual(sitePatterns.toSorted());
      expect(manifest.optional_permissions).toBeUndefined();
      expect(manifest.optional_host_permissions).toEqual(anyHost);
      expect(manifest.externally_connectable).toBeUndefined();
      // The background registers the script, for the sites that are on only.
      expect(manifest.content_scripts).toBeUndefined();
    });

    it('asked no server for anything', () => {
      const asked = new Set(bench().pages.requests.map(({ host }) => host));
      for (const host of hosts) asked.delete(host);
      expect([...asked].filter((host) => !firefoxOwn.test(host))).toEqual([]);
    });

    it('left no warning and no error in any console', async () => {
      expect(await bench().browser.complaints()).toEqual([]);
    });
  });
}
