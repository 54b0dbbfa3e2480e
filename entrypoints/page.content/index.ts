import { defineContentScript } from 'wxt/utils/define-content-script';
import { sitePatterns } from '../../src/sites/index.ts';
import { startPage } from '../../src/watching/page.ts';
import { siteHere } from '../../src/watching/site-here.ts';

export default defineContentScript({
  matches: sitePatterns,
  runAt: 'document_idle',
  // The background registers it where it is wanted: src/background/registration.ts.
  registration: 'runtime',
  // A page hears nothing of us; and to post it a message, the browser would parse this whole script a second time.
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const site = siteHere();
    if (site) await startPage(site, ctx);
  },
});
