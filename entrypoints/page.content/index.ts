import { defineContentScript } from 'wxt/utils/define-content-script';
import { siteFor, sitePatterns } from '../../src/sites/index.ts';
import { startPage } from '../../src/watching/page.ts';

export default defineContentScript({
  matches: sitePatterns,
  runAt: 'document_idle',
  registration: 'manifest',
  async main(ctx) {
    const site = siteFor(location.hostname);
    if (site) await startPage(site, ctx);
  },
});
