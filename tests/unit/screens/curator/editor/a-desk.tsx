import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { type Reference, reference } from '../../../../../src/claims/reference.ts';
import type { Tried } from '../../../../../src/curating/bench.ts';
import type { Judgement } from '../../../../../src/curating/judgement.ts';
import { rowOf } from '../../../../../src/screens/curator/claim-row.ts';
import type { CuratedClaim, Curating } from '../../../../../src/screens/curator/curating.ts';
import { ClaimEditor } from '../../../../../src/screens/curator/editor/claim-editor.tsx';
import { type KeptClaims, keepClaims } from '../../../../../src/screens/curator/kept-claims.ts';
import { readClaim } from '../../../../../src/screens/curator/read-claim.ts';
import { goodClaim } from '../../../claims/folder.ts';

export const file = 'heart/statins-cause-dementia.yaml';

export const ott: Reference = reference.parse({
  id: 'ott2015',
  type: 'article-journal',
  title: 'Do statins impair cognition?',
  author: [{ family: 'Ott', given: 'BR' }],
  issued: { 'date-parts': [[2015]] },
  'container-title': 'Journal of General Internal Medicine',
  DOI: '10.1007/s11606-014-3115-3',
  URL: 'https://doi.org/10.1007/s11606-014-3115-3',
  custom: {
    studyType: 'systematic-review',
    grade: 'A',
    finding: 'No effect on cognition was found.',
    findingChecked: true,
    retraction: 'none',
  },
});
export const zhou: Reference = {
  ...ott,
  id: 'zhou2021',
  title: 'Statins and dementia in older adults',
  DOI: '10.1/zhou',
};
export const wake: Reference = {
  ...ott,
  id: 'wake1998',
  title: 'A study that was taken back',
  DOI: '10.1/wake',
  custom: { ...ott.custom, studyType: 'retracted-source', retraction: 'retracted' },
};

export function claimOf(text: string, name = file): CuratedClaim {
  return readClaim({ file: name, text, base: text, change: null, outline: null, value: null, problems: [] });
}

export const edit = vi.fn<Curating['edit']>(async () => 'saved');

export function curatingOf(over: Partial<Curating> = {}): Curating {
  const references = [ott, wake, zhou];
  const claims = over.claims ?? [claimOf(goodClaim)];
  return {
    ready: true,
    progress: null,
    error: null,
    forgetError: () => {},
    version: '2026-11-22',
    list: { claims: [], references: null, lexicon: [], unread: [] },
    claims,
    rows: claims.map(rowOf),
    references,
    referencesFile: `${JSON.stringify(references, null, 2)}\n`,
    concepts: ['cholesterol', 'memory-loss', 'statin'],
    topics: ['heart'],
    changes: [],
    unreadChanges: [],
    takenOver: [],
    leftOut: [],
    live: 'inUse',
    author: '',
    setAuthor: () => {},
    typing: () => {},
    edit,
    saveTyped: async () => 'saved',
    editMany: async () => [],
    revert: async () => {},
    undoable: null,
    undoLast: async () => {},
    conflicts: [],
    settle: async () => {},
    ...over,
  };
}

export const nothingFound: Judgement = {
  problems: [],
  examples: [],
  corpus: { precision: null, recall: null, n: 0 },
  newCatches: [],
  falseAlarms: [],
  lost: [],
  stolen: [],
  similar: [],
  left: 0,
  ms: 1,
};

/** The editor in a page that stores each change at once, unless it is told not to. */
export type Desk = {
  root: HTMLElement;
  /** The claim's file as the page has it. */
  text: () => string;
  /** What was told on: the fields, in order. */
  fields: string[];
  /** The text that was told on last. */
  told: () => string;
  /** A text that comes from elsewhere. */
  store: (text: string) => Promise<void>;
  judge: (judgement: Judgement | null) => Promise<void>;
  close: () => void;
};

export async function openDesk(
  begun = goodClaim,
  over: {
    curating?: Partial<Curating>;
    kept?: KeptClaims;
    onTry?: (text: string) => Promise<Tried | null>;
    storesNothing?: boolean;
  } = {},
): Promise<Desk> {
  const root = document.createElement('div');
  document.body.append(root);
  const curating = curatingOf(over.curating);
  const kept = over.kept ?? keepClaims();
  const fields: string[] = [];
  let stored = begun;
  let told = begun;
  let setStored = (_: string) => {};
  let setFound = (_: Judgement | null) => {};
  function Page() {
    const [text, setText] = useState(begun);
    const [judgement, setJudgement] = useState<Judgement | null>(null);
    stored = text;
    setStored = setText;
    setFound = setJudgement;
    return (
      <ClaimEditor
        claim={claimOf(text)}
        unsaved={null}
        kept={kept}
        curating={curating}
        judgement={judgement}
        onText={(now, field) => {
          fields.push(field);
          told = now;
          if (!over.storesNothing) setText(now);
        }}
        forgetUnsaved={() => {}}
        onTry={over.onTry ?? (async () => null)}
      />
    );
  }
  await act(() => render(<Page />, root));
  return {
    root,
    text: () => stored,
    fields,
    told: () => told,
    store: (text) => act(() => setStored(text)),
    judge: (judgement) => act(() => setFound(judgement)),
    close: () => {
      render(null, root);
      root.remove();
    },
  };
}

/** Finds, clicks and types within the editor, as a curator would. */
export function handsOn(desk: Desk) {
  const all = <T extends HTMLElement = HTMLElement>(selector: string) => [...desk.root.querySelectorAll<T>(selector)];
  const one = <T extends HTMLElement = HTMLElement>(selector: string): T => {
    const found = desk.root.querySelector<T>(selector);
    if (!found) throw new Error(`There is no ${selector}`);
    return found;
  };
  /** The control that a label names. */
  const labelled = (label: string): HTMLInputElement => {
    const found =
      all<HTMLLabelElement>('label').find(({ textContent }) => textContent.trim() === label) ??
      all<HTMLLabelElement>('label.choice').find(({ textContent }) => textContent.startsWith(label));
    const control = found && (desk.root.ownerDocument.getElementById(found.htmlFor) ?? found.querySelector('input'));
    if (!control) throw new Error(`No control is labelled "${label}"`);
    return control as HTMLInputElement;
  };
  const write = (control: HTMLElement, text: string) =>
    act(() => {
      (control as HTMLInputElement).value = text;
      control.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const choose = (control: HTMLElement, value: string) =>
    act(() => {
      (control as HTMLSelectElement).value = value;
      control.dispatchEvent(new Event('change', { bubbles: true }));
    });
  const click = (control: HTMLElement) => act(() => control.click());
  const press = (control: HTMLElement, key: string, held: Partial<KeyboardEventInit> = {}) =>
    act(() => {
      control.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
    });
  const paste = (control: HTMLElement, text: string) =>
    act(() => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: { getData: () => text } });
      control.dispatchEvent(event);
    });
  /** What is told under a control. */
  const toldOf = (control: HTMLElement) =>
    (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => desk.root.ownerDocument.getElementById(id)?.textContent ?? '')
      .join(' ');
  return { all, one, labelled, write, choose, click, press, paste, toldOf };
}
