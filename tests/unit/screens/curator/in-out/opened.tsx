import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Curating } from '../../../../../src/screens/curator/curating.ts';
import { openCurating } from '../../../../../src/screens/curator/open-curating.ts';
import { type ChangeEdit, readChanges, saveChange } from '../../../../../src/storage/curating/changes.ts';
import { closeDatabase } from '../../../../../src/storage/database.ts';
import { goodClaim } from '../../../claims/folder.ts';
import { speakEnglish } from '../../english.ts';
import { claimFile } from './the-list.ts';

/** A dialog on the curator's page, with the list and the changes as the browser has them. */
export function dialogOf(Dialog: ComponentType<{ curating: Curating; onClose: () => void }>) {
  let root: HTMLElement;
  let closed = 0;
  let now: Curating | null = null;

  function Page() {
    const [curating, setCurating] = useState<Curating | null>(null);
    useEffect(() => openCurating(setCurating, () => {}), []);
    now = curating;
    return curating?.ready && curating.progress === null ? (
      <Dialog curating={curating} onClose={() => closed++} />
    ) : (
      <p>...</p>
    );
  }

  beforeEach(async () => {
    fakeBrowser.reset();
    speakEnglish();
    await closeDatabase();
    globalThis.indexedDB = new IDBFactory();
    closed = 0;
    root = document.createElement('div');
    document.body.append(root);
  });
  afterEach(() => {
    render(null, root);
    root.remove();
  });

  const one = <T extends HTMLElement = HTMLElement>(selector: string): T => {
    const found = root.querySelector<T>(selector);
    if (!found) throw new Error(`There is no ${selector} in ${root.innerHTML}`);
    return found;
  };
  return {
    /** Opens it, with changes that were made before. */
    async open(edits: Partial<ChangeEdit>[] = []) {
      for (const edit of edits)
        await saveChange(
          { file: claimFile, base: goodClaim, text: goodClaim, author: 'Ana', reason: '', ...edit },
          null,
        );
      await act(() => render(<Page />, root));
      await vi.waitFor(() => expect(root.querySelector('dialog')).not.toBeNull());
    },
    one,
    all: (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)],
    click: (selector: string) => act(() => one(selector).click()),
    appears: (selector: string) => vi.waitFor(() => expect(root.querySelector(selector)).not.toBeNull(), 20_000),
    says: (selector: string, text: string | RegExp) =>
      vi.waitFor(() => expect(one(selector).textContent).toMatch(text), 20_000),
    type: (selector: string, text: string, event = 'input') =>
      act(() => {
        const field = one<HTMLInputElement>(selector);
        field.value = text;
        field.dispatchEvent(new Event(event, { bubbles: true }));
      }),
    choose: (selector: string, files: File[]) =>
      act(() => {
        const field = one<HTMLInputElement>(selector);
        Object.defineProperty(field, 'files', { configurable: true, value: files });
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    /** What Escape does. */
    cancel: () =>
      act(() => {
        one('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
      }),
    closed: () => closed,
    curating: (): Curating => {
      if (!now) throw new Error('Not open');
      return now;
    },
    stored: async () => Object.fromEntries((await readChanges()).map(({ file, text }) => [file, text])),
  };
}

/** What would be saved to the disk: the name and the content of each file. */
export function savedFiles(): { name: string; blob: Blob }[] {
  const saved: { name: string; blob: Blob }[] = [];
  let last: Blob | null = null;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (last) saved.push({ name: this.download, blob: last });
  });
  return saved;
}
