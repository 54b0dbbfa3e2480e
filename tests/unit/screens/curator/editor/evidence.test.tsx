// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { parseDocument } from 'yaml';
import { addressesItem } from '../../../../../src/screens/curator/editor/look-up.ts';
import { goodClaim } from '../../../claims/folder.ts';
import { speakEnglish } from '../../english.ts';
import { curatingOf, type Desk, edit, handsOn, openDesk, ott, wake, zhou } from './a-desk.tsx';

let desk: Desk;
let hands: ReturnType<typeof handsOn>;
const open = async (...given: Parameters<typeof openDesk>) => {
  desk = await openDesk(...given);
  hands = handsOn(desk);
};
const cited = () => parseDocument(desk.text()).toJS().evidence;
const row = (index: number) => hands.one(`[data-cited="${index}"]`);
const within = (part: HTMLElement, selector: string): HTMLElement => {
  const found = part.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
/** The references as they were saved last. */
const saved = () => JSON.parse(edit.mock.lastCall?.[1] ?? 'null');
const told = () => hands.one('.add-reference [role="status"]').textContent;
const field = (name: string) => hands.one(`.record-form [name="${name}"]`);

const ris = `TY  - JOUR
AU  - Hviid, Anders
TI  - Measles, Mumps, Rubella Vaccination and Autism
JO  - Annals of Internal Medicine
PY  - 2019
DO  - 10.7326/M18-2101
ER  - `;

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
  edit.mockClear();
  edit.mockResolvedValue('saved');
});
afterEach(() => {
  desk.close();
  vi.unstubAllGlobals();
});

describe('the evidence of a claim', () => {
  it('shows how far each source can be trusted, a retracted one struck through', async () => {
    await open(goodClaim.replace('[ott2015, zhou2021]', '[ott2015, wake1998, gone2000]'));
    expect(row(0).textContent).toContain('Do statins impair cognition?');
    expect(row(0).textContent).toContain('grade A');
    expect(row(0).querySelector('s')).toBeNull();
    expect(within(row(1), 's').textContent).toContain('A study that was taken back');
    expect(row(1).textContent).toContain('Retracted');
    expect(row(1).querySelector('[data-action="retract"]')).toBeNull();
    expect(row(2).textContent).toContain('There is no reference “gone2000”.');
  });

  it('is found by typing, ordered and taken out', async () => {
    await open();
    const box = hands.labelled('Cite a reference: title, author, year, DOI');
    await hands.write(box, 'taken back 2015');
    await hands.press(box, 'Enter');
    expect(cited()).toEqual(['ott2015', 'zhou2021', 'wake1998']);
    await hands.click(within(row(2), '[data-action="up"]'));
    expect(cited()).toEqual(['ott2015', 'wake1998', 'zhou2021']);
    expect(document.activeElement).toBe(within(row(1), '[data-action="up"]'));
    await hands.click(within(row(0), '[data-action="uncite"]'));
    expect(cited()).toEqual(['wake1998', 'zhou2021']);
  });

  it('marks a work as retracted once she has seen which claims cite it', async () => {
    await open();
    await hands.click(within(row(1), '[data-action="retract"]'));
    expect(hands.one('dialog').textContent).toContain('Statins cause dementia.');
    expect(edit).not.toHaveBeenCalled();
    await hands.click(hands.one('dialog [data-action="confirm"]'));
    await vi.waitFor(() => expect(edit).toHaveBeenCalledTimes(1));
    const custom = { ...zhou.custom, retraction: 'retracted', studyType: 'retracted-source' };
    expect(saved()).toEqual([ott, wake, { ...zhou, custom }]);
    expect(edit.mock.lastCall?.[0]).toBe('references.json');
    expect(edit.mock.lastCall?.[2]).toBe('zhou2021 marked as retracted');
  });

  it('edits the record of a reference, all others to the byte as they were', async () => {
    await open();
    await hands.click(within(row(0), '[data-action="edit-reference"]'));
    await hands.write(field('finding'), 'No effect on cognition in any trial.');
    await hands.choose(field('retraction'), 'corrected');
    await hands.click(hands.one('[data-action="save-record"]'));
    await vi.waitFor(() => expect(hands.all('.record-form')).toHaveLength(0));
    const before = curatingOf().referencesFile;
    expect(edit.mock.lastCall?.[1]).toBe(
      before
        .replace('No effect on cognition was found.', 'No effect on cognition in any trial.')
        .replace('"retraction": "none"', '"retraction": "corrected"'),
    );
  });

  it('keeps the form open where the record could not be saved', async () => {
    edit.mockResolvedValue('failed');
    await open();
    await hands.click(within(row(0), '[data-action="edit-reference"]'));
    await hands.write(field('finding'), 'Something that must not be lost.');
    await hands.click(hands.one('[data-action="save-record"]'));
    await vi.waitFor(() => expect(hands.one('.editor-form').textContent).toContain('was not saved; nothing was lost'));
    expect((field('finding') as HTMLTextAreaElement).value).toBe('Something that must not be lost.');
  });
});

describe('adding a reference', () => {
  const paste = async (text: string) => {
    await hands.write(hands.labelled('Or paste BibTeX, RIS or CSL-JSON'), text);
    await hands.click(hands.one('[data-action="read-citations"]'));
    await vi.waitFor(() => expect(told()).not.toBe(''));
  };

  it('reads what is pasted, and adds it only when the curator has judged it', async () => {
    await open();
    await paste(ris);
    expect(told()).toContain('RIS: records read: 1');
    expect((field('title') as HTMLInputElement).value).toBe('Measles, Mumps, Rubella Vaccination and Autism');
    expect((field('key') as HTMLInputElement).value).toBe('hviid2019');
    await hands.click(hands.one('[data-action="save-record"]'));
    expect(edit).not.toHaveBeenCalled();
    expect(hands.toldOf(field('grade'))).toContain('missing');
    expect(document.activeElement).toBe(field('studyType'));
    await hands.choose(field('studyType'), 'cohort');
    await hands.choose(field('grade'), 'A');
    await hands.write(field('finding'), 'No more autism among the vaccinated.');
    await hands.click(hands.one('[data-action="save-record"]'));
    await vi.waitFor(() => expect(cited()).toEqual(['ott2015', 'zhou2021', 'hviid2019']));
    expect(saved().map(({ id }: { id: string }) => id)).toEqual(['hviid2019', 'ott2015', 'wake1998', 'zhou2021']);
    expect(saved()[0]).toMatchObject({
      DOI: '10.7326/M18-2101',
      author: [{ family: 'Hviid', given: 'A' }],
      custom: { studyType: 'cohort', grade: 'A', findingChecked: false, retraction: 'none' },
    });
  });

  it('offers to cite a work that is there already', async () => {
    await open(goodClaim.replace('[ott2015, zhou2021]', '[wake1998, zhou2021]'));
    await paste(`${ris.replace('10.7326/M18-2101', '10.1007/S11606-014-3115-3')}\n`);
    expect(hands.one('.add-reference').textContent).toContain('We have this work already, as ott2015.');
    await hands.click(hands.one('[data-action="cite-known"]'));
    expect(cited()).toEqual(['wake1998', 'zhou2021', 'ott2015']);
    expect(edit).not.toHaveBeenCalled();
  });

  it('tells which entries it could not read, and keeps what was pasted', async () => {
    await open();
    const text = '@article{a, title={A good study}}\n\n@article{b, title={Never closed}';
    await paste(text);
    expect(told()).toContain('Record 2 could not be read');
    expect(hands.labelled('Or paste BibTeX, RIS or CSL-JSON').value).toBe(text);
    await paste('Ott 2015');
    await vi.waitFor(() => expect(told()).toContain('neither BibTeX nor RIS nor CSL-JSON'));
  });

  it('looks a number up on the click, at the address that is set, and says how the record was found', async () => {
    const fetched = vi.fn(
      async (_: string) =>
        new Response(
          JSON.stringify({
            result: {
              '30831578': {
                title: 'Measles vaccination and autism.',
                authors: [{ name: 'Hviid A' }],
                pubdate: '2019 Apr',
              },
            },
          }),
        ),
    );
    vi.stubGlobal('fetch', fetched);
    await addressesItem.setValue({ crossref: 'http://127.0.0.1:1', pubmed: 'http://127.0.0.1:2' });
    await open();
    await act(async () => void (await addressesItem.getValue()));
    await hands.write(hands.labelled('DOI or PubMed number'), 'PMID: 30831578');
    expect(fetched).not.toHaveBeenCalled();
    await act(() => hands.one<HTMLButtonElement>('[data-action="look-up"]').form?.requestSubmit());
    await vi.waitFor(() => expect(told()).toContain('PubMed has this record.'));
    expect(fetched.mock.calls.map(([address]) => new URL(address).origin)).toEqual(['http://127.0.0.1:2']);
    expect((field('title') as HTMLInputElement).value).toBe('Measles vaccination and autism');
    expect((field('checked') as HTMLInputElement).value).toMatch(/^record read at PubMed on \d{4}-\d\d-\d\d$/);
    await hands.write(hands.labelled('DOI or PubMed number'), 'statins');
    await act(() => hands.one<HTMLButtonElement>('[data-action="look-up"]').form?.requestSubmit());
    await vi.waitFor(() => expect(told()).toContain('neither a DOI'));
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});
