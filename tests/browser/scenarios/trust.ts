import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sitePatterns } from '../../../src/sites/index.ts';
import { type Bench, builds } from '../bench.ts';

/** To be run last: it looks back on all that the other scenarios did. */
export function trustScenario(bench: () => Bench): void {
  describe('the extension', () => {
    it('asks for storage, alarms and the supported sites, and for nothing else', () => {
      const manifest = JSON.parse(readFileSync(join(builds[bench().browser.engine], 'manifest.json'), 'utf8'));
      expect(manifest.permissions.toSorted()).toEqual(['alarms', 'storage']);
      expect(manifest.host_permissions.toSorted()).toEqual(sitePatterns.toSorted());
      expect(manifest.optional_permissions).toBeUndefined();
      expect(manifest.optional_host_permissions).toBeUndefined();
      expect(manifest.externally_connectable).toBeUndefined();
      for (const { matches } of manifest.content_scripts) expect(matches.toSorted()).toEqual(sitePatterns.toSorted());
    });

    it('asked no server for anything', () => {
      const known = new Set(['www.reddit.com', 'old.reddit.com', 'www.facebook.com', 'www.example.org']);
      const { requests } = bench().pages;
      expect(requests.filter(({ host }) => !known.has(host))).toEqual([]);
    });

    it('left no warning and no error in any console', async () => {
      expect(await bench().browser.complaints()).toEqual([]);
    });
  });
}
