import { type Browser, type Tab, until } from '../door.ts';

/** The curator's page as she works at it, in her words. Used by all scenarios of it. */

/** Reading all claims, and making the library that is in use, takes seconds, and a busy machine a minute. */
export const longWait = 120_000;

/** Opens the page, at a place in it such as `#claim=5g-causes-covid`, and waits until all claims are read. */
export async function openCurator(browser: Browser, place = ''): Promise<Tab> {
  const tab = await browser.openOwnPage(`curator.html${place}`);
  await untilRead(tab);
  return tab;
}

/** Waits until all claims are read. */
export async function untilRead(tab: Tab): Promise<void> {
  await until(
    'all claims to be read',
    async () => (await tab.all('.curator .view')).length > 0 && (await tab.all('.reading')).length === 0,
    longWait,
  );
}

/** Opens a claim in a tab of its own. */
export async function openClaim(browser: Browser, id: string): Promise<Tab> {
  const tab = await openCurator(browser, `#claim=${id}`);
  await tab.one('.claim-editor');
  return tab;
}

/** A part of the form, by its field. */
export function part(field: string): string {
  return `section:has(> h2[id$="-${field}-part"])`;
}

/** The box of a field of several lines. */
export function box(field: string): string {
  return `.claim-editor textarea[id$="-${field}"]`;
}

/** Puts a text into a field in place of what is there, as pasting does. */
export async function fill(tab: Tab, selector: string, text: string): Promise<void> {
  await tab.one(selector);
  await tab.run(
    ({ selector, text }) => {
      const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
      if (!field) throw new Error(`There is no ${selector}.`);
      field.scrollIntoView({ block: 'center' });
      field.focus();
      field.select();
      document.execCommand('insertText', false, text);
    },
    { selector, text },
  );
}

/** Chooses in a list as the keyboard does. */
export async function select(tab: Tab, selector: string, value: string): Promise<void> {
  await tab.one(selector);
  await tab.run(
    ({ selector, value }) => {
      const field = document.querySelector<HTMLSelectElement>(selector);
      if (!field) throw new Error(`There is no ${selector}.`);
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { selector, value },
  );
}

/** Types into a field that offers what it finds, and takes the first. */
export async function choose(tab: Tab, selector: string, typed: string): Promise<void> {
  await fill(tab, selector, typed);
  await until('an offer', async () => (await tab.one(selector)).attributes['aria-activedescendant']);
  await tab.press('Enter');
}

/** Hands a file to the open import dialog, as its chooser does. @param content in base64 */
export async function chooseFile(tab: Tab, name: string, content: string): Promise<void> {
  await tab.one('dialog [data-action="files"]');
  await tab.run(
    ({ name, content }) => {
      const input = document.querySelector<HTMLInputElement>('input[data-choose="files"]');
      if (!input) throw new Error('There is nothing to choose files with.');
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      const chosen = new DataTransfer();
      chosen.items.add(new File([bytes], name));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { name, content },
  );
}

/** The text of a file with her change, as the browser has stored it; null while there is no change. */
export async function storedText(tab: Tab, file: string): Promise<string | null> {
  return (await stored(tab, file)).text;
}

/** How many changes the browser has stored. */
export async function storedCount(tab: Tab): Promise<number> {
  return (await stored(tab, '')).count;
}

function stored(tab: Tab, file: string): Promise<{ text: string | null; count: number }> {
  return tab.run(async (file) => {
    const answer = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    const database = await answer(indexedDB.open('second-opinion'));
    try {
      const changes = database.transaction('changes').objectStore('changes');
      const [change, count] = await Promise.all([
        answer<{ text: string } | undefined>(changes.get(file)),
        answer(changes.count()),
      ]);
      return { text: change?.text ?? null, count };
    } finally {
      database.close();
    }
  }, file);
}

/** Are these words in a text, wherever its lines may be broken? */
export function holds(text: string | null, words: string): boolean {
  return (text ?? '').replace(/\s+/g, ' ').includes(words);
}

/** Waits until her change of a file is stored with these words in it. */
export async function untilStored(tab: Tab, file: string, words: string): Promise<void> {
  await until(`"${words}" to be stored`, async () => holds(await storedText(tab, file), words), longWait);
}

/** Waits until the extension uses what was changed; the changes are shown then. */
export async function untilInUse(tab: Tab): Promise<void> {
  await tab.click('#tab-changes');
  await until(
    'the changes to be in use',
    async () => (await tab.one('.changes > [role="status"]')).text === 'Your changes are in use in this browser.',
    longWait,
  );
}
