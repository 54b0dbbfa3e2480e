import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for Crossref and PubMed on this machine: it answers in their formats for one work each, and no other. */

/** What Crossref knows: shortened, as https://api.crossref.org/works/{doi} answers. */
export const crossrefWork = {
  DOI: '10.1000/garlic.2019.7',
  type: 'journal-article',
  title: ['Garlic and the common cold: a randomised trial'],
  author: [
    { given: 'Brian R.', family: 'Marlowe', sequence: 'first', affiliation: [] },
    { name: 'Garlic Study Group', sequence: 'additional' },
  ],
  'container-title': ['Journal of Kitchen Medicine'],
  issued: { 'date-parts': [[2019, 4, 2]] },
  URL: 'https://doi.org/10.1000/garlic.2019.7',
};

/** What PubMed knows: shortened, as its esummary.fcgi answers. */
export const pubmedSummary = {
  uid: '39999999',
  pubdate: '2021 Mar',
  source: 'J Kitchen Med',
  fulljournalname: 'Journal of kitchen medicine',
  title: 'Onions and the common cold: a cohort study.',
  authors: [{ name: 'Roe JK', authtype: 'Author', clusterid: '' }],
  articleids: [
    { idtype: 'pubmed', idtypen: 1, value: '39999999' },
    { idtype: 'doi', idtypen: 3, value: '10.1000/onion.2021.3' },
  ],
  pubtype: ['Journal Article'],
};

export interface StandInIndex {
  address: string;
  /** What was asked, oldest first: the path, and what the headers said of who asks. */
  asked: { path: string; cookie: string | undefined; referer: string | undefined }[];
  close(): Promise<void>;
}

export async function serveIndex(): Promise<StandInIndex> {
  const asked: StandInIndex['asked'] = [];
  const answers = new Map<string, object>([
    [`/works/${encodeURIComponent(crossrefWork.DOI)}`, { status: 'ok', 'message-type': 'work', message: crossrefWork }],
    [
      `/entrez/eutils/esummary.fcgi?db=pubmed&id=${pubmedSummary.uid}&retmode=json&tool=second-opinion`,
      {
        header: { type: 'esummary', version: '0.3' },
        result: { uids: [pubmedSummary.uid], [pubmedSummary.uid]: pubmedSummary },
      },
    ],
  ]);
  const server = createServer(({ url = '', headers }, response) => {
    asked.push({ path: url, cookie: headers.cookie, referer: headers.referer });
    const answer = answers.get(url);
    // Both let everybody read, as the real ones do.
    response.writeHead(answer ? 200 : 404, { 'access-control-allow-origin': '*', 'content-type': 'application/json' });
    response.end(answer ? JSON.stringify(answer) : 'Resource not found.');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
