import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bench } from '../bench.ts';
import { fill, holds, openClaim, select, storedText, untilStored } from '../curating/desk.ts';
import { crossrefWork, pubmedSummary, type StandInIndex, serveIndex } from '../curating/stand-in-index.ts';
import { type Browser, type Tab, until } from '../door.ts';

/** A curator cites works that she knows by their DOI or their number at PubMed. */

const id = 'zinc-vitamin-c-prevent-colds';
const file = `nutrition-and-supplements/${id}.yaml`;
const form = '.add-reference .record-form';

/** @param start starts a browser in which the reader has allowed to ask Crossref and PubMed */
export function lookingUpReferencesScenario(bench: () => Bench, start: (bench: Bench) => Promise<Browser>): void {
  describe('looking up a reference', { timeout: 240_000 }, () => {
    let browser: Browser;
    let index: StandInIndex;
    let tab: Tab;
    beforeAll(async () => {
      browser = await start(bench());
      index = await serveIndex();
    });
    afterAll(async () => {
      await browser?.close();
      await index?.close();
    });

    it('asks the index itself, once she presses the button, and says what to do where it knows no such work', async () => {
      // The fixture sites' server answers for every host; the browser asks it for things of its own too.
      const asked = () =>
        bench()
          .pages.requests.filter(({ host }) => /crossref|ncbi/.test(host))
          .map(({ method, host, path }) => `${method} ${host}${path}`);
      tab = await openClaim(browser, id);
      await tab.click('.add-reference summary');
      await fill(tab, '.add-reference input[id$="-number"]', 'https://doi.org/10.1000/nobody.knows');
      expect(asked()).toEqual([]);
      await lookUp(tab, '10.1000/nobody.knows', 'There is no record with this number. Check each digit.');
      await lookUp(tab, 'PMID: 1', 'There is no record with this number. Check each digit.');
      expect(asked()).toEqual([
        'GET api.crossref.org/works/10.1000%2Fnobody.knows',
        'GET eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&id=1&retmode=json&tool=second-opinion',
      ]);
      await tab.close();
    });

    it('fills in the record of a DOI, which goes into the references and is cited', async () => {
      await askAt(browser, index.address);
      tab = await openClaim(browser, id);
      await tab.click('.add-reference summary');
      await lookUp(tab, crossrefWork.DOI, 'Crossref has this record. Check it before you add it.');
      expect(await recordShown(tab)).toEqual({
        title: 'Garlic and the common cold: a randomised trial',
        authors: 'Marlowe BR; Garlic Study Group',
        journal: 'Journal of Kitchen Medicine',
        year: '2019',
        doi: crossrefWork.DOI,
        pmid: '',
        url: crossrefWork.URL,
        key: 'marlowe2019',
      });
      // Nothing is added before she has said what only she can judge.
      await tab.click(`${form} [data-action="save-record"]`);
      expect((await tab.all(`${form} [aria-invalid="true"]`)).map(({ attributes }) => attributes.name)).toEqual([
        'studyType',
        'grade',
        'finding',
      ]);
      expect(await storedText(tab, 'references.json')).toBe(null);
      await complete(tab, 'rct', 'In a trial, garlic did not make colds shorter.');
      await isCited(tab, 'marlowe2019', 'Garlic and the common cold: a randomised trial');
    });

    it('does so with a number of PubMed', async () => {
      await lookUp(tab, pubmedSummary.uid, 'PubMed has this record. Check it before you add it.');
      expect(await recordShown(tab)).toMatchObject({
        title: 'Onions and the common cold: a cohort study',
        authors: 'Roe JK',
        journal: 'Journal of kitchen medicine',
        year: '2021',
        doi: '10.1000/onion.2021.3',
        pmid: pubmedSummary.uid,
        key: 'roe2021',
      });
      await complete(tab, 'cohort', 'In a cohort, eating onions did not prevent colds.');
      await isCited(tab, 'roe2021', 'Onions and the common cold: a cohort study');
      expect(index.asked.map(({ cookie, referer }) => ({ cookie, referer }))).toEqual([
        { cookie: undefined, referer: undefined },
        { cookie: undefined, referer: undefined },
      ]);
    });

    it('offers the work itself where it is among the references by now', async () => {
      await lookUp(tab, crossrefWork.DOI, 'Crossref has this record. Check it before you add it.');
      expect((await tab.one('.add-reference [data-found]')).text).toContain(
        'We have this work already, as marlowe2019.',
      );
    });

    it('says what to do where nobody answers', async () => {
      await index.close();
      await lookUp(
        tab,
        '10.1000/nobody.answers',
        'No answer. Check the connection and try again, or paste the record below.',
      );
      expect(await tab.all(form)).toEqual([]);
      await tab.close();
    });
  });
}

/** From now on the indexes are asked there; a claim that is opened after this knows it. */
async function askAt(browser: Browser, address: string): Promise<void> {
  const own = await browser.openOwnPage('options.html');
  await own.run(async (address) => {
    type Api = { storage: { local: { set(items: object): Promise<void> } } };
    const api = globalThis as unknown as Record<'browser' | 'chrome', Api>;
    const indexAddresses = { crossref: address, pubmed: address };
    await (api.browser ?? api.chrome).storage.local.set({ indexAddresses });
  }, address);
  await own.close();
}

async function lookUp(tab: Tab, number: string, said: string): Promise<void> {
  await fill(tab, '.add-reference input[id$="-number"]', number);
  await tab.click('.add-reference [data-action="look-up"]');
  await until(`"${said}"`, async () => (await tab.one('.add-reference .told')).text === said, 30_000);
}

/** What the form shows of the record, by its fields. */
async function recordShown(tab: Tab): Promise<Record<string, string>> {
  const fields = await tab.all(`${form} input[type="text"]`);
  return Object.fromEntries(
    fields.flatMap(({ attributes, value }) => (attributes.name === 'checked' ? [] : [[attributes.name, value]])),
  );
}

/** Says of the record what only she can judge, and adds it. */
async function complete(tab: Tab, study: string, finding: string): Promise<void> {
  await select(tab, `${form} select[name="studyType"]`, study);
  await select(tab, `${form} select[name="grade"]`, 'A');
  await fill(tab, `${form} textarea[name="finding"]`, finding);
  await tab.click(`${form} [data-action="save-record"]`);
}

/** Waits until the claim cites it, and both are stored. */
async function isCited(tab: Tab, key: string, title: string): Promise<void> {
  await untilStored(tab, 'references.json', `"id": "${key}"`);
  expect(holds(await storedText(tab, 'references.json'), title)).toBe(true);
  await untilStored(tab, file, `- ${key}`);
  expect((await tab.all('li[data-cited]')).at(-1)?.text).toContain(title);
}
