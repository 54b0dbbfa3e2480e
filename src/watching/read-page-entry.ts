import { type PageReport, readPage } from './read-page.ts';
import { siteHere } from './site-here.ts';

/** What a page outside the browser's own extension is asked; see `src/cli/extract.ts`. */
declare global {
  var secondOpinionPage: (() => ({ site: string } & PageReport) | null) | undefined;
}

/** Reads the page by the site of its host, or of the software that made it; null when neither is known. */
globalThis.secondOpinionPage = () => {
  const site = siteHere();
  return site ? { site: site.id, ...readPage(site) } : null;
};
