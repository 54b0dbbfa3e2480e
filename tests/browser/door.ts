/**
 * The reader's door to a browser with the extension in it: the same words for Chromium and Firefox, so that one
 * scenario is run in both. The two engines are opened by chromium.ts and firefox.ts.
 */

/** What a driver must be able to do with one tab; everything else is built on it below. */
export interface DrivenTab {
  goto(url: string): Promise<void>;
  /** Runs a self-contained function in the page's own world. */
  run<Arg, Answer>(task: (arg: Arg) => Answer | Promise<Answer>, arg: Arg): Promise<Answer>;
  /** Runs a script's text in the page, whatever the page's policy says of scripts. */
  script(text: string): Promise<unknown>;
  clickAt(x: number, y: number): Promise<void>;
  type(text: string): Promise<void>;
  press(key: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Chromium only: Firefox's protocol has no such command. */
  colours?(scheme: 'light' | 'dark'): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  engine: 'chromium' | 'firefox';
  openTab(url?: string): Promise<Tab>;
  /** Opens one of the extension's own pages, e.g. `popup.html?tab=3`. */
  openOwnPage(path: string): Promise<Tab>;
  /** Ends the background as the browser does when it is idle, and waits until it is gone. */
  endBackground(): Promise<void>;
  /**
   * Ends the process that the extension's own pages live in, as a crash of it does: no page is told, none puts anything
   * away.
   */
  crashOwnPages(): Promise<void>;
  /** Ends the whole browser in the same way, as a power cut does. */
  kill(): Promise<void>;
  /** Leaves the extension no room to store anything in its databases; answers how to give the room back. */
  fillDisk(): Promise<() => Promise<void>>;
  /** Warnings and errors of the extension since the start: its console, its manifest, exceptions. */
  complaints(): Promise<string[]>;
  /** Done when the reader has closed the window, or close() was called. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/** An element as the reader sees it. */
export interface Seen {
  text: string;
  value: string;
  html: string;
  attributes: Record<string, string>;
  visible: boolean;
  box: { x: number; y: number; width: number; height: number };
}

/** What is looked for: a selector, or one with more to it. Open shadow roots are looked into. */
export type Wanted = string | { selector: string; within?: string; text?: string };

export interface Tab extends DrivenTab {
  all(wanted: Wanted): Promise<Seen[]>;
  /** The first visible one; waits for it. */
  one(wanted: Wanted): Promise<Seen>;
  /** Waits for it, brings it into view, and clicks its middle with the mouse. Fails if something else lies over it. */
  click(wanted: Wanted): Promise<void>;
  gone(wanted: Wanted): Promise<void>;
}

/** A busy machine takes several seconds for what takes a moment. */
const patience = 20_000;

/** Asks again until the answer is truthy, or fails saying what was waited for. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  limit = patience,
): Promise<T> {
  const end = Date.now() + limit;
  let last: unknown = 'no answer';
  do {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((next) => setTimeout(next, 50));
  } while (Date.now() < end);
  throw new Error(`Waited ${limit} ms for ${what}; last: ${String(last)}`);
}

/** Adds the reader's words to what a driver can do. */
export function withWords(tab: DrivenTab): Tab {
  const look = (wanted: Wanted, scroll: boolean) => {
    const { selector, within = null, text = null } = typeof wanted === 'string' ? { selector: wanted } : wanted;
    return tab.run(seeElements, { selector, within, text, scroll });
  };
  const firstVisible = async (wanted: Wanted, scroll = false) => (await look(wanted, scroll)).find((e) => e.visible);
  const one = (wanted: Wanted) => until(JSON.stringify(wanted), () => firstVisible(wanted));
  return {
    ...tab,
    all: (wanted) => look(wanted, false),
    one,
    async click(wanted) {
      await one(wanted);
      // Bringing it into view may move it once more (our card follows its post): it is pressed where it has come to rest.
      let before: string | null = null;
      const { box } = await until(`${JSON.stringify(wanted)} to be free to click`, async () => {
        if (before !== null) await tab.run(draw, settlingFrames);
        const target = await firstVisible(wanted, before === null);
        const now = target?.onTop ? JSON.stringify(target.box) : null;
        const rests = now !== null && now === before;
        before = now;
        return rests ? target : null;
      });
      await tab.clickAt(box.x + box.width / 2, box.y + box.height / 2);
    },
    async gone(wanted) {
      await until(`${JSON.stringify(wanted)} to be gone`, async () => !(await firstVisible(wanted)));
    },
  };
}

/** A change of size is told in one frame, answered in the next, and seen in a third: so many pass between two looks. */
const settlingFrames = 3;

/** Runs inside the page: waits until it has drawn so many frames. A page that draws none is not waited for. */
function draw(frames: number): Promise<void> {
  return new Promise((drawn) => {
    const next = (left: number) => (left === 0 ? drawn() : requestAnimationFrame(() => next(left - 1)));
    next(frames);
    setTimeout(drawn, 2000);
  });
}

interface Ask {
  selector: string;
  /** Only inside the first element of this selector, its shadow root included. */
  within: string | null;
  /** Only elements that say exactly this. */
  text: string | null;
  /** Brings the first visible one into view. */
  scroll: boolean;
}

/** Runs inside the page, so it must not use anything from outside. */
function seeElements(ask: Ask): (Seen & { onTop: boolean })[] {
  function deep(root: ParentNode, selector: string): Element[] {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) found.push(...deep(element.shadowRoot, selector));
    }
    return found;
  }
  function visible(element: Element): boolean {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true });
  }
  function composedParent(node: Node): Node | null {
    return node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;
  }
  /** The element that a click there would reach is this one or inside it. */
  function reachable(element: Element): boolean {
    const box = element.getBoundingClientRect();
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === hit) break;
      hit = inner;
    }
    for (let node: Node | null = hit; node; node = composedParent(node)) if (node === element) return true;
    return false;
  }
  const inside = ask.within === null ? undefined : deep(document, ask.within)[0];
  if (ask.within !== null && !inside) return [];
  const roots = inside ? [inside.shadowRoot, inside] : [document];
  const says = (element: Element) => (element instanceof HTMLElement ? element.innerText : element.textContent).trim();
  const elements = roots
    .flatMap((root) => (root ? deep(root, ask.selector) : []))
    .filter((element) => ask.text === null || says(element) === ask.text);
  if (ask.scroll) elements.find(visible)?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return elements.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return {
      text: says(element),
      value: 'value' in element ? String(element.value) : '',
      html: element.outerHTML,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      visible: visible(element),
      onTop: reachable(element),
      box: { x, y, width, height },
    };
  });
}
