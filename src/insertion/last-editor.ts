import { editorAround, isForSomethingElse } from './editable.ts';

/**
 * The editor in which the reader last was: pressing our button, the popup or the side panel takes the focus away, and
 * the reply must still go where she was writing. Each frame of a page remembers its own; `since` tells which was last.
 */
export interface LastEditor {
  /** The editor, if it still stands in the page, and when it was last entered, in milliseconds of the clock. */
  now(): { editor: HTMLElement; since: number } | null;
  stop(): void;
}

/**
 * Remembers from now on, one listener for the page. Open shadow roots are seen into, and frames of the same site.
 * @param except selector of hosts whose editors do not count: our own card has one
 */
export function rememberEditor(except: string): LastEditor {
  let last: { editor: WeakRef<HTMLElement>; since: number } | null = null;

  const enter = (element: Element | null) => {
    const editor = editorAround(element);
    if (editor && !isForSomethingElse(editor) && !standsIn(editor, except))
      last = { editor: new WeakRef(editor), since: Date.now() };
  };
  const entered = (event: Event) => {
    const [target] = event.composedPath();
    if (target && 'nodeType' in target) enter(target as Element);
  };
  // Going into a frame is no focusin of this document; it only loses the focus.
  const left = () => {
    const active = deepActiveElement();
    if (active && active.ownerDocument !== document) enter(active);
  };

  document.addEventListener('focusin', entered, true);
  window.addEventListener('blur', left);
  enter(deepActiveElement());

  return {
    now() {
      const active = editorAround(deepActiveElement());
      if (active !== last?.editor.deref()) enter(active);
      const editor = last?.editor.deref();
      return last && editor?.isConnected ? { editor, since: last.since } : null;
    },
    stop() {
      document.removeEventListener('focusin', entered, true);
      window.removeEventListener('blur', left);
      last = null;
    },
  };
}

/** Does it stand in (or under a shadow root of) such an element? */
function standsIn(element: Element, selector: string): boolean {
  for (let at: Element | null = element; at; ) {
    if (at.closest(selector)) return true;
    const root = at.getRootNode();
    at = 'host' in root ? (root as ShadowRoot).host : null;
  }
  return false;
}

/** The focused element, also inside open shadow roots and in frames that the browser lets us see into. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  for (;;) {
    const inside: Element | null =
      active?.shadowRoot?.activeElement ??
      (active?.localName === 'iframe' ? documentOf(active as HTMLIFrameElement)?.activeElement : null) ??
      null;
    if (!inside) return active;
    active = inside;
  }
}

function documentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
