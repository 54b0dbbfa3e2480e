import { defineContentScript } from 'wxt/utils/define-content-script';
import { siteFor, sitePatterns, sites } from '../../src/sites/index.ts';
import { startPage } from '../../src/watching/page.ts';

export default defineContentScript({
  matches: sitePatterns,
  runAt: 'document_idle',
  // The background registers it where it is wanted: src/background/registration.ts.
  registration: 'runtime',
  async main(ctx) {
    // On a host that the reader has added the page itself tells which software made it.
    const site =
      siteFor(location.hostname) ??
      sites.find(({ anywhere }) => anywhere && document.querySelector(anywhere.recognise) !== null);
    if (site) await startPage(site, ctx);
  },
});
