// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ClaimsFolder } from '../../../../src/claims/compile.ts';
import type { CuratedClaim } from '../../../../src/screens/curator/curating.ts';
import { Curator } from '../../../../src/screens/curator/curator.tsx';
import { readChanges, saveChange, saveChanges } from '../../../../src/storage/curating/changes.ts';
import { closeDatabase } from '../../../../src/storage/database.ts';
import { speakEnglish } from '../english.ts';
import { claimText, fruitReferences } from './a-claim.ts';
import { bundledList } from './a-list.ts';

const listed: { folder: ClaimsFolder; version: string } = vi.hoisted(() => ({
  folder: { claims: [], references: null, lexicon: [], unread: [] },
  version: '2026-11-22',
}));
vi.mock('../../../../src/storage/curating/source-folder.ts', () => ({
  openBundledList: async () => bundledList(listed.folder, listed.version),
}));
vi.mock('../../../../src/messages.ts', () => ({ sendMessage: async () => undefined }));
// The worker of the bench is tested by itself; here nobody answers.
const failing = vi.hoisted(() => vi.fn<() => object | null>(() => null));
vi.mock('../../../../src/screens/curator/use-bench.ts', () => ({
  useBench: () => ({
    judgementOf: failing,
    judge: async () => {},
    tryPost: async () => null,
    follow: () => {},
    makeLive: async () => null,
    loads: 0,
    error: null,
  }),
}));
vi.mock('../../../../src/screens/curator/editor/claim-editor.tsx', () => ({
  ClaimEditor: ({ claim, onText }: { claim: CuratedClaim; onText: (text: string, field: string) => void }) => (
    <textarea
      aria-label="Text"
      value={claim.text}
      onInput={({ currentTarget }) => onText(currentTarget.value, 'statement')}
    />
  ),
}));
vi.mock('../../../../src/screens/curator/in-out/import-dialog.tsx', () => ({
  ImportDialog: () => <p class="importing" />,
}));
vi.mock('../../../../src/screens/curator/in-out/export-dialog.tsx', () => ({
  ExportDialog: () => <p class="exporting" />,
}));

let root: HTMLElement;
const one = <T extends HTMLElement = HTMLElement>(selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in ${root.innerHTML}`);
  return found;
};
const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
const click = (selector: string) => act(() => one(selector).click());
const says = (selector: string, text: string | RegExp) =>
  vi.waitFor(() => expect(one(selector).textContent).toMatch(text));
const type = (selector: string, text: string) =>
  act(() => {
    const field = one<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const pick = (selector: string, value: string) =>
  act(() => {
    const field = one<HTMLSelectElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
const submit = (selector: string) =>
  act(() => {
    one(selector).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => {
    one('.claims-grid').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });
const statements = () => all('.claims-row .statement').map(({ textContent }) => textContent);
const active = () =>
  root.querySelector(`#${CSS.escape(one('.claims-grid').getAttribute('aria-activedescendant') ?? '')}`);
const pickOf = (name: string) =>
  `#${all('.pick label')
    .find(({ textContent }) => textContent === name)
    ?.getAttribute('for')}`;

const file = 'fruit/a.yaml';
const show = async () => {
  await act(() => render(<Curator />, root));
  await says('.found', /claim|review/i);
  await allRead();
};
/** Hundreds of claims take some seconds. */
const allRead = () => vi.waitFor(() => expect(root.querySelector('.reading')).toBeNull(), { timeout: 15_000 });

beforeEach(async () => {
  fakeBrowser.reset();
  speakEnglish();
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  history.replaceState(null, '', '#');
  // happy-dom measures nothing: everything is as high as a screen.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  listed.folder = {
    claims: [
      { file, text: claimText('a') },
      {
        file: 'milk/b.yaml',
        text: claimText('b', {
          topic: 'milk',
          statement: 'Milk <b>causes</b> baldness.',
          verdict: 'misleading',
          review: '{by: "Jane Doe, MD", on: 2026-01-01, due: 2026-02-01}',
        }),
      },
      { file: 'milk/c.yaml', text: claimText('c', { topic: 'milk', statement: 'Milk cures colds.', status: 'draft' }) },
    ],
    references: { file: 'references.json', text: JSON.stringify(fruitReferences) },
    lexicon: [],
    unread: [],
  };
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.restoreAllMocks();
});

describe('the library', () => {
  it('shows all claims by name, never as HTML, with what is to be known of each', async () => {
    await show();
    expect(statements()).toEqual(['Bananas cause hiccups.', 'Milk <b>causes</b> baldness.', 'Milk cures colds.']);
    expect(root.querySelector('td b')).toBeNull();
    expect(one('.found').textContent).toBe('3 claims');
    const row = one('[data-file="milk/b.yaml"]').textContent;
    expect(row).toMatch(/Published · Misleading · Milk/);
    expect(row).toMatch(/Revieweddue since Feb 1, 2026/);
    expect(row).toMatch(/List of Nov 22, 2026/);
    expect(one('.claims-grid').getAttribute('aria-rowcount')).toBe('4');
    expect(one('[data-file="milk/b.yaml"]').getAttribute('aria-rowindex')).toBe('3');
  });

  it('draws of thousands only those in sight', async () => {
    listed.folder.claims = Array.from({ length: 400 }, (_, index) => ({
      file: `fruit/many-${index}.yaml`,
      text: claimText(`many-${index}`, { statement: `Fruit number ${index} harms.` }),
    }));
    await show();
    expect(one('.found').textContent).toBe('400 claims');
    expect(all('.claims-row').length).toBeLessThan(40);
    expect(one('.claims-grid').getAttribute('aria-rowcount')).toBe('401');
    await press('End');
    await vi.waitFor(() => expect(active()?.textContent).toContain('Fruit number 399 harms.'));
    expect(active()?.getAttribute('aria-rowindex')).toBe('401');
  }, 20_000);

  it('finds by typing, and teaches where nothing fits', async () => {
    await show();
    await type('input[type="search"]', 'milk bald');
    await says('.found', '1 of 3 claims');
    expect(statements()).toEqual(['Milk <b>causes</b> baldness.']);
    await type('input[type="search"]', 'xylophone');
    await says('.library .empty', /Try fewer or other words/);
    await click('[data-action="show-all"]');
    await says('.found', '3 claims');
  });

  it('filters and sorts', async () => {
    await show();
    await pick(pickOf('Status'), 'draft');
    expect(statements()).toEqual(['Milk cures colds.']);
    await click('[data-action="no-filters"]');
    await pick(pickOf('Order'), 'due');
    expect(statements()[0]).toBe('Milk <b>causes</b> baldness.');
  });

  it('is gone through by the keyboard: arrows, Space, Enter', async () => {
    await show();
    await press('ArrowDown');
    expect(active()?.getAttribute('data-file')).toBe('milk/b.yaml');
    await press(' ');
    expect(active()?.getAttribute('aria-selected')).toBe('true');
    expect(one('.bulk').textContent).toContain('Selected: 1');
    await press('End');
    await press('ArrowDown');
    expect(active()?.getAttribute('data-file')).toBe('milk/c.yaml');
    await press('Home');
    await press('Enter');
    await says('.open-claim h2', 'Bananas cause hiccups.');
    expect(location.hash).toBe('#claim=a');
    await press('a', { ctrlKey: true });
    expect(one('.bulk').textContent).toContain('Selected: 3');
  });

  it('opens what the address says, follows it back, and says where a claim is gone', async () => {
    history.replaceState(null, '', '#claim=b');
    await show();
    await says('.open-claim h2', 'Milk <b>causes</b> baldness.');
    expect(one('.open-claim').textContent).toContain('milk/b.yaml: as the list has it');
    await click('[data-action="close-claim"]');
    expect(root.querySelector('.open-claim')).toBeNull();
    await act(() => {
      history.replaceState(null, '', '#claim=gone-away');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    expect(one('.open-none').textContent).toContain('There is no claim “gone-away” any more');
  });

  it('retires several as one step, and undoes it', async () => {
    await show();
    await click('thead input');
    await click('[data-action="retire"]');
    await says('.result', 'Claims retired: 3.');
    await vi.waitFor(() => expect(one(`[data-file="${file}"]`).textContent).toMatch(/Retired.*Edited here/));
    expect(root.querySelector('.bulk')).toBeNull();
    await click('.result [data-action="undo"]');
    await vi.waitFor(async () => expect(await readChanges()).toEqual([]));
    await vi.waitFor(() => expect(one(`[data-file="${file}"]`).textContent).toContain('Published'));
  });

  it('signs several with one name', async () => {
    await show();
    await click('thead input');
    await click('[data-action="reviewer"]');
    await type('dialog [autocomplete="name"]', 'Ana Ruiz');
    await type('dialog [autocomplete="honorific-suffix"]', 'PharmD');
    await submit('dialog form');
    await says('.result', 'Reviews signed: 3.');
    expect((await readChanges()).map(({ text }) => /by: ['"]?([^'",]+, PharmD)/.exec(text ?? '')?.[1])).toEqual(
      Array(3).fill('Ana Ruiz, PharmD'),
    );
  });

  it('moves claims of the list and new ones to another topic as one step, and undoes it', async () => {
    await saveChange({ file: 'fruit/new.yaml', base: null, text: claimText('new'), author: '', reason: '' }, null);
    await show();
    await click('thead input');
    await pick('.bulk select', 'milk');
    await click('[data-action="retag"]');
    await says('.result', 'Claims moved to Milk: 2.');
    const files = async () =>
      (await readChanges()).map((change) => `${change.file} ${change.text === null ? 'gone' : 'is'}`);
    expect(await files()).toEqual(['fruit/a.yaml gone', 'milk/a.yaml is', 'milk/new.yaml is']);
    expect(one('[data-file="milk/a.yaml"]').textContent).toMatch(/Milk.*Edited here/);
    expect(root.querySelector('[data-file="fruit/a.yaml"]')).toBeNull();
    expect(root.querySelector('.bulk')).toBeNull();
    expect(one('#tab-changes').textContent).toBe('Changes 2');
    await click('.result [data-action="undo"]');
    await vi.waitFor(async () => expect(await files()).toEqual(['fruit/new.yaml is']));
    await vi.waitFor(() => expect(one('[data-file="fruit/a.yaml"]').textContent).toContain('Fruit'));
  });

  it('names what it could not move, and moves the others', async () => {
    listed.folder.claims.push({ file: 'fruit/broken.yaml', text: 'id: broken\nstatement: [' });
    await show();
    await click('thead input');
    await pick('.bulk select', 'milk');
    await click('[data-action="retag"]');
    await says('.bulk .faults', /were not moved.*fruit\/broken\.yaml/);
    expect(one('.bulk .faults').textContent).not.toContain('fruit/a.yaml');
    expect((await readChanges()).map((change) => change.file)).toEqual(['fruit/a.yaml', 'milk/a.yaml']);
  });
});

describe('an open claim', () => {
  beforeEach(() => history.replaceState(null, '', '#claim=a'));

  it('saves what is typed after a pause, and at once when it is left', async () => {
    await show();
    await type('textarea', claimText('a', { statement: 'Bananas cause sneezing.' }));
    await vi.waitFor(async () => expect(await readChanges()).toHaveLength(1));
    await says('.open-claim', /from the list, edited here/);
    await type('textarea', claimText('a', { statement: 'Bananas cause yawning.' }));
    await click('[data-action="close-claim"]');
    await vi.waitFor(async () => expect((await readChanges())[0]?.text).toContain('yawning'));
  });

  it('shows both versions where another tab saved meanwhile, and keeps both', async () => {
    await show();
    const base = claimText('a');
    await type('textarea', base.replace('Bananas cause hiccups.', 'Bananas cause sneezing.'));
    const theirs = base.replace('bananas and hiccups', 'bananas, hiccups');
    await saveChange({ file, base, text: theirs, author: 'Ana', reason: '' }, null);
    await says('dialog', /another tab saved it \(Ana,/);
    expect(one('dialog').textContent).toContain('both can be kept');
    await click('dialog [data-action="both"]');
    await vi.waitFor(async () => expect((await readChanges())[0]?.revision).toBe(2));
    const [saved] = await readChanges();
    expect(saved?.text).toContain('Bananas cause sneezing.');
    expect(saved?.text).toContain('bananas, hiccups');
    await vi.waitFor(() => expect(root.querySelector('dialog')).toBeNull());
  });

  it('asks for each field that both changed', async () => {
    await show();
    const base = claimText('a');
    await type('textarea', base.replace('Bananas cause hiccups.', 'Mine is this one.'));
    const theirs = base.replace('Bananas cause hiccups.', 'Theirs is that one.');
    await saveChange({ file, base, text: theirs, author: 'Ana', reason: '' }, null);
    await says('dialog .sides', /statement.*Mine is this one\..*Theirs is that one\./);
    expect(one<HTMLButtonElement>('dialog [data-action="both"]').disabled).toBe(true);
    await click('dialog input[value="theirs"]');
    await click('dialog [data-action="both"]');
    await vi.waitFor(() => expect(root.querySelector('dialog')).toBeNull());
    expect((await readChanges())[0]?.text).toBe(theirs);
  });

  it('stays open when it moves to another topic, with what was typed just before', async () => {
    await show();
    expect(one('.open-claim').textContent).toContain('fruit/a.yaml: as the list has it');
    await type('textarea', claimText('a', { statement: 'Bananas cause sneezing.' }));
    await act(() => one(`[data-file="${file}"] input`).click());
    await pick('.bulk select', 'milk');
    await click('[data-action="retag"]');
    await says('.open-claim', 'milk/a.yaml: from the list, moved here from “Fruit”');
    await says('.open-claim h2', 'Bananas cause sneezing.');
    const changes = await readChanges();
    expect(changes.map((change) => change.file)).toEqual(['fruit/a.yaml', 'milk/a.yaml']);
    expect(changes[1]?.text).toBe(claimText('a', { topic: 'milk', statement: 'Bananas cause sneezing.' }));
  });

  it('that another tab has moved is told so, and both are kept in the new topic', async () => {
    await show();
    const base = claimText('a');
    await type('textarea', base.replace('Bananas cause hiccups.', 'Bananas cause sneezing.'));
    const theirs = claimText('a', { topic: 'milk' }).replace('bananas and hiccups', 'bananas, hiccups');
    const moved = 'milk/a.yaml';
    await saveChanges([
      [
        { file, edit: { file, base, text: null, author: 'Ana', reason: '' }, expected: null },
        { file: moved, edit: { file: moved, base, text: theirs, author: 'Ana', reason: '' }, expected: null },
      ],
    ]);
    await says('dialog', /another tab moved this claim to “Milk”/);
    expect(one('dialog').textContent).toContain('both can be kept');
    await click('dialog [data-action="both"]');
    await says('.open-claim', 'milk/a.yaml');
    const [gone, saved] = await readChanges();
    expect(gone).toMatchObject({ file, text: null });
    expect(saved?.text).toBe(theirs.replace('Bananas cause hiccups.', 'Bananas cause sneezing.'));
  });

  it('is reviewed: signed, published, due in a year', async () => {
    history.replaceState(null, '', '#claim=c');
    await show();
    expect(one('.review-status').textContent).toMatch(/^Draft · Not yet clinically reviewed/);
    await type('.sign [autocomplete="name"]', 'Jane Doe');
    await type('.sign [autocomplete="honorific-suffix"]', 'MD');
    await type('.sign [type="date"]', '2026-11-28');
    await submit('form.sign');
    await says('.review-status', /^Published · Reviewed by Jane Doe, MD, November 28, 2026 · due November 28, 2027/);
    await says('.result', 'Signed and published: Milk cures colds.');
    expect(await readChanges()).toMatchObject([{ file: 'milk/c.yaml', author: 'Jane Doe, MD' }]);
    expect(one('.review-flow').textContent).not.toContain('held back');
  });

  it('keeps the signature where the words typed right before it still wait to be saved', async () => {
    history.replaceState(null, '', '#claim=c');
    await show();
    await type('.sign [autocomplete="name"]', 'Jane Doe');
    await type('.sign [autocomplete="honorific-suffix"]', 'MD');
    await type(
      '[aria-label="Text"]',
      one<HTMLTextAreaElement>('[aria-label="Text"]').value.replace('very fast', 'fast'),
    );
    await submit('form.sign');
    await says('.review-status', /^Published · Reviewed by Jane Doe, MD/);
    // Longer than what is typed waits.
    await new Promise((done) => setTimeout(done, 600));
    const [saved] = await readChanges();
    expect(saved?.text).toContain('Eating anything fast');
    expect(saved?.text).toContain("by: 'Jane Doe, MD'");
    expect(one('.review-status').textContent).toMatch(/^Published/);
  });

  it('tells whoever signs that readers do not get it while an example fails', async () => {
    vi.mocked(failing).mockReturnValue({ examples: [{ passed: false }, { passed: true }] });
    history.replaceState(null, '', '#claim=c');
    await show();
    await type('.sign [autocomplete="name"]', 'Jane Doe');
    await submit('form.sign');
    await says('.review-flow', /Signed and published. Readers do not get it yet: .*failing examples \(1\)/);
    vi.mocked(failing).mockReturnValue(null);
  });

  it('is not signed while something is missing, and says what', async () => {
    listed.folder.claims = [{ file, text: claimText('a', { status: 'draft', evidence: '[]' }) }];
    await show();
    await type('.sign [autocomplete="name"]', 'Jane Doe');
    await submit('form.sign');
    await says('.review-flow .faults', /still needs:.*evidence.*needs at least two references/);
    expect(await readChanges()).toEqual([]);
  });
});

describe('a new claim', () => {
  it('is begun as a draft, opened, and can be undone', async () => {
    await show();
    await click('[data-action="new-claim"]');
    await vi.waitFor(() => one('dialog'));
    await type('dialog [name="statement"]', 'Kiwis make nails fall off.');
    await type('dialog [name="topic"]', 'Exotic fruit');
    await pick('dialog [name="verdict"]', 'unsupported');
    await submit('dialog form');
    await says('.open-claim h2', 'Kiwis make nails fall off.');
    expect(location.hash).toBe('#claim=kiwis-make-nails-fall-off');
    const [made] = await readChanges();
    expect(made).toMatchObject({ file: 'exotic-fruit/kiwis-make-nails-fall-off.yaml', base: null });
    expect(made?.text).toContain('status: draft');
    await click('.result [data-action="undo"]');
    await vi.waitFor(async () => expect(await readChanges()).toEqual([]));
  });

  it('warns of one that says about the same, and opens it instead', async () => {
    await show();
    await click('[data-action="new-claim"]');
    await type('dialog [name="statement"]', 'Hiccups come from bananas');
    await says('dialog .alike', /say about the same.*Bananas cause hiccups\./);
    await click('dialog .alike button');
    await says('.open-claim h2', 'Bananas cause hiccups.');
  });
});

describe('the changes', () => {
  const base = claimText('a');
  const change = base
    .replace('Bananas cause hiccups.', 'Bananas cause sneezing.')
    .replace('bananas and hiccups', 'bananas');
  beforeEach(() => history.replaceState(null, '', '#view=changes'));
  const showChanges = async () => {
    await act(() => render(<Curator />, root));
    await vi.waitFor(() => expect(root.querySelector('.changes')).not.toBeNull());
    await allRead();
  };

  it('teaches where there is none', async () => {
    await showChanges();
    await says('.changes .empty', /Open a claim and edit it/);
  });

  it('shows each field, who, when and why, and takes one field back', async () => {
    await saveChange({ file, base, text: change, author: 'Jane Doe, MD', reason: 'as heard' }, null);
    await showChanges();
    expect(one('.change').textContent).toMatch(/Changed by Jane Doe, MD, /);
    expect(one<HTMLInputElement>('.reason').value).toBe('as heard');
    expect(all('.differences code').map(({ textContent }) => textContent)).toEqual(['statement', 'label']);
    expect(one('.differences del').textContent).toContain('hiccups');
    expect(one('.differences ins').textContent).toContain('sneezing');
    await click('[data-action="revert-field"]');
    await vi.waitFor(async () =>
      expect((await readChanges())[0]?.text).toBe(base.replace('bananas and hiccups', 'bananas')),
    );
    await click('.result [data-action="undo"]');
    await vi.waitFor(async () => expect((await readChanges())[0]?.text).toBe(change));
  });

  it('keeps a reason that is written later', async () => {
    await saveChange({ file, base, text: change, author: '', reason: '' }, null);
    await showChanges();
    await pick('.reason', ' A newer trial ');
    await vi.waitFor(async () => expect((await readChanges())[0]?.reason).toBe('A newer trial'));
  });

  it('takes a whole change back, and that too can be undone', async () => {
    await saveChange({ file, base, text: change, author: '', reason: '' }, null);
    await showChanges();
    await click('[data-action="revert"]');
    await vi.waitFor(async () => expect(await readChanges()).toEqual([]));
    await says('.changes .empty', /Open a claim/);
    await click('.result [data-action="undo"]');
    await vi.waitFor(async () => expect((await readChanges())[0]?.text).toBe(change));
  });

  it('shows a newer list beside the change, and puts both together only when told to', async () => {
    await saveChange({ file, base, text: change, author: '', reason: '' }, null);
    const newer = base
      .replace('Bananas cause hiccups.', 'Bananas bring hiccups.')
      .replace('forgets all', 'leaves out all');
    listed.folder.claims[0] = { file, text: newer };
    await showChanges();
    await says('.newer', /The list has changed claims that you changed too: 1/);
    expect((await readChanges())[0]).toMatchObject({ text: change, base });
    expect(one('.newer .differences').textContent).toContain('fallacy.why');
    expect(one('.newer .sides').textContent).toMatch(/statement.*sneezing.*bring hiccups/);
    expect(one<HTMLButtonElement>('[data-action="merge"]').disabled).toBe(true);
    await click('.newer input[value="mine"]');
    await click('[data-action="merge"]');
    await vi.waitFor(async () => expect((await readChanges())[0]?.base).toBe(newer));
    const [merged] = await readChanges();
    expect(merged?.text).toContain('Bananas cause sneezing.');
    expect(merged?.text).toContain('leaves out all');
    await vi.waitFor(() => expect(root.querySelector('.newer')).toBeNull());
  });

  describe('of a claim that moved', () => {
    const inMilk = base.replace('topic: fruit', 'topic: milk');
    const there = 'milk/a.yaml';
    const said = async () => (await readChanges()).map((one) => `${one.file} ${one.text === null ? 'gone' : 'is'}`);
    const move = async (text = inMilk) => {
      await saveChange({ file, base, text: null, author: 'Jane Doe, MD', reason: '' }, null);
      await saveChange({ file: there, base, text, author: 'Jane Doe, MD', reason: 'belongs there' }, null);
    };

    it('are one, with the way back to its old topic', async () => {
      await move(inMilk.replace('bananas and hiccups', 'bananas'));
      await showChanges();
      expect(all('.change')).toHaveLength(1);
      expect(one('.change').textContent).toMatch(
        /Changed by Jane Doe, MD, .*milk\/a\.yaml.*Moved from “Fruit” to “Milk”/,
      );
      expect(one<HTMLInputElement>('.reason').value).toBe('belongs there');
      expect(all('.differences code').map(({ textContent }) => textContent)).toEqual(['topic', 'label']);
      expect(one('#tab-changes').textContent).toBe('Changes 1');
      // The topic alone goes back, and what else was changed stays.
      await click('[data-action="revert-field"]');
      await vi.waitFor(async () => expect(await said()).toEqual([`${file} is`]));
      expect((await readChanges())[0]?.text).toBe(base.replace('bananas and hiccups', 'bananas'));
      await click('.result [data-action="undo"]');
      await vi.waitFor(async () => expect(await said()).toEqual([`${file} gone`, `${there} is`]));
      await vi.waitFor(() => one(`[data-file="${there}"] [data-action="revert"]`));
      await click('[data-action="revert"]');
      await vi.waitFor(async () => expect(await said()).toEqual([]));
      await click('.result [data-action="undo"]');
      await vi.waitFor(async () => expect(await said()).toEqual([`${file} gone`, `${there} is`]));
    });

    it('take what a newer list says at the old place to the new one', async () => {
      await move(inMilk.replace('bananas and hiccups', 'bananas'));
      const newer = base.replace('forgets all', 'leaves out all');
      listed.folder.claims[0] = { file, text: newer };
      await showChanges();
      await says('.newer', /The list has it under “Fruit”; here it stands under “Milk”/);
      expect(one('.newer .differences').textContent).toContain('fallacy.why');
      expect(root.querySelector('.newer .sides')).toBeNull();
      await click('[data-action="merge"]');
      await vi.waitFor(() => expect(root.querySelector('.newer')).toBeNull());
      expect(await readChanges()).toMatchObject([
        { file, base: newer, text: null },
        {
          file: there,
          base: newer,
          text: newer.replace('topic: fruit', 'topic: milk').replace('bananas and hiccups', 'bananas'),
        },
      ]);
      await click('.result [data-action="undo"]');
      await vi.waitFor(async () => expect(await readChanges()).toMatchObject([{ base }, { base }]));
    });

    it('go where the list moved it, too, if she chooses so', async () => {
      await move();
      const newer = base.replace('topic: fruit', 'topic: tea').replace('forgets all', 'leaves out all');
      listed.folder.claims[0] = { file: 'tea/a.yaml', text: newer };
      await showChanges();
      await says('.newer .sides', /topic.*milk.*tea/);
      await click('.newer input[value="mine"]');
      await click('[data-action="merge"]');
      await vi.waitFor(async () => expect(await said()).toEqual([`${there} is`, 'tea/a.yaml gone']));
      expect((await readChanges())[0]).toMatchObject({
        base: newer,
        text: newer.replace('topic: tea', 'topic: milk'),
      });
      await click('.result [data-action="undo"]');
      await vi.waitFor(async () => expect(await said()).toEqual([`${there} is`]));
      await vi.waitFor(() => one('[data-action="take-list"]'));
      await click('[data-action="take-list"]');
      await vi.waitFor(async () => expect(await said()).toEqual([]));
    });

    it('stay as something new where the list has taken it away, or go with it', async () => {
      await move();
      listed.folder.claims.shift();
      await showChanges();
      await says('.newer', /no longer has this/);
      await click('[data-action="keep-mine"]');
      await vi.waitFor(async () =>
        expect(await readChanges()).toMatchObject([{ file: there, base: null, text: inMilk }]),
      );
      await click('.result [data-action="undo"]');
      await vi.waitFor(() => one('[data-action="take-list"]'));
      await click('[data-action="take-list"]');
      await vi.waitFor(async () => expect(await said()).toEqual([]));
    });

    it('are none where only the list moved it: the edit follows', async () => {
      await saveChange({ file, base, text: change, author: '', reason: '' }, null);
      const newer = inMilk.replace('forgets all', 'leaves out all');
      listed.folder.claims[0] = { file: there, text: newer };
      await showChanges();
      await says('.newer', /The list has it under “Milk”; here it stands under “Fruit”/);
      await click('[data-action="merge"]');
      await vi.waitFor(async () => expect(await said()).toEqual([`${there} is`]));
      expect((await readChanges())[0]).toMatchObject({
        base: newer,
        text: newer
          .replace('Bananas cause hiccups.', 'Bananas cause sneezing.')
          .replace('bananas and hiccups', 'bananas'),
      });
    });

    it('of one that was taken away can be taken back', async () => {
      await saveChange({ file, base, text: null, author: 'Jane Doe, MD', reason: 'a duplicate' }, null);
      await showChanges();
      expect(one('.change').textContent).toMatch(/Taken away by Jane Doe, MD/);
      expect(all('.differences del').length).toBeGreaterThan(3);
      await pick('.reason', 'said twice');
      await vi.waitFor(async () => expect(await readChanges()).toMatchObject([{ text: null, reason: 'said twice' }]));
      await click('[data-action="revert"]');
      await vi.waitFor(async () => expect(await said()).toEqual([]));
    });

    it('of one that was taken away and that the list has changed wait for her', async () => {
      await saveChange({ file, base, text: null, author: '', reason: '' }, null);
      const newer = base.replace('forgets all', 'leaves out all');
      listed.folder.claims[0] = { file, text: newer };
      await showChanges();
      await says('.newer .sides', /\(nothing\)/);
      await click('.newer input[value="mine"]');
      await click('[data-action="merge"]');
      await vi.waitFor(async () => expect(await readChanges()).toMatchObject([{ file, base: newer, text: null }]));
      await click('.result [data-action="undo"]');
      await vi.waitFor(() => one('[data-action="take-list"]'));
      await click('[data-action="take-list"]');
      await vi.waitFor(async () => expect(await said()).toEqual([]));
    });
  });

  it('says which changes the list has taken over', async () => {
    await saveChange({ file, base: 'older', text: base, author: '', reason: '' }, null);
    await showChanges();
    await says('.note', /The list now says the same.*Bananas cause hiccups\./);
    expect(await readChanges()).toEqual([]);
  });
});

describe('the tabs and dialogs', () => {
  it('go by arrow keys, with a count each', async () => {
    await show();
    expect(all('[role="tab"]').map(({ textContent }) => textContent)).toEqual([
      'Claims 3',
      'Changes 0',
      'Needs review 3',
    ]);
    await act(() => {
      one('[role="tablist"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    });
    expect(location.hash).toBe('#view=review');
    expect(one('[role="tab"][aria-selected="true"]').textContent).toBe('Needs review 3');
    expect(statements()).toEqual(['Bananas cause hiccups.', 'Milk cures colds.', 'Milk <b>causes</b> baldness.']);
  });

  it('open the import and the export', async () => {
    await show();
    await click('[data-action="import"]');
    await vi.waitFor(() => one('.importing'));
    await click('[data-action="export"]');
    await vi.waitFor(() => one('.exporting'));
  });
});
