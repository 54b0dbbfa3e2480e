import './page-globals.ts';
import { type Engine, engines, framed, shadowed } from '../lab-boxes.ts';
import { h } from './dom.ts';
import type { Editor } from './editors/editor.ts';
import { editorText, mountEditor } from './editors/index.ts';

/** Mounts the laboratory's boxes, each in a form of its own that a button and Enter would send. */

const boxes = new Map<string, Editor>();
const main = document.querySelector('main') ?? document.body;
const isFrame = location.pathname === '/lab/frame';

function formFor(id: string): HTMLFormElement {
  const host = h('div');
  const form = h('form', { 'data-box': id }, h('h2', {}, id), host, h('button', { type: 'submit' }, 'Send'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.setAttribute('data-sent', '');
  });
  main.append(form);
  return form as HTMLFormElement;
}

function hostIn(form: HTMLFormElement): HTMLElement {
  const host = form.querySelector('div');
  if (!host) throw new Error('The form has no place for an editor.');
  return host;
}

function mount(id: string, engine: Engine, attributes: Record<string, string> = {}): Editor {
  const form = formFor(id);
  return keep(id, mountEditor(engine, hostIn(form), { attributes, onEnter: () => send(form) }));
}

/** Enter sends, in every one of them. */
function send(form: HTMLFormElement): boolean {
  form.requestSubmit();
  return true;
}

function keep(id: string, editor: Editor): Editor {
  boxes.set(id, editor);
  return editor;
}

for (const engine of isFrame ? framed : engines) mount(engine, engine);
if (!isFrame) {
  for (const engine of shadowed) {
    const root = hostIn(formFor(`shadow ${engine}`)).attachShadow({ mode: 'open' });
    const host = h('div');
    // The page's styles do not reach here; ProseMirror complains of an editor without this one.
    host.style.whiteSpace = 'pre-wrap';
    root.append(host);
    keep(`shadow ${engine}`, mountEditor(engine, host));
  }
  mountStates();
  main.append(h('iframe', { src: '/lab/frame', title: 'frame' }));
}

function mountStates(): void {
  mount('maxlength', 'textarea', { maxlength: '60' });
  mount('read-only', 'textarea', { readonly: '' });
  mount('disabled', 'textarea', { disabled: '' });
  mount('read-only editor', 'editable', { 'aria-readonly': 'true' });

  // Takes no text by any way but the keyboard: nothing ever lands.
  const deaf = mount('deaf', 'editable').element;
  deaf.addEventListener('paste', (event) => event.preventDefault());
  deaf.addEventListener('input', () => deaf.replaceChildren());

  // Reads a paste twice, as editors did that answered both the event and the input that came of it.
  const { element: echo } = mount('echo', 'editable');
  echo.addEventListener('paste', (event) => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    echo.append(`${text} ${text}`);
  });

  mountReplaced();
  mountSending();
}

/** Boxes that the site exchanges: when they get the focus again, and when text has come into them. */
function mountReplaced(): void {
  const early = formFor('replaced on focus');
  const first = keep('replaced on focus', mountEditor('lexical', hostIn(early)));
  let entered = 0;
  first.element.addEventListener('focus', () => {
    entered += 1;
    if (entered !== 2) return;
    first.unmount();
    hostIn(early).replaceChildren();
    setTimeout(() => keep('replaced on focus', mountEditor('lexical', hostIn(early))).element.focus(), 80);
  });

  for (const [id, carries] of [
    ['replaced, text lost', false],
    ['replaced, text kept', true],
  ] as const) {
    const form = formFor(id);
    const box = keep(id, mountEditor('textarea', hostIn(form)));
    box.element.addEventListener(
      'input',
      () => {
        const text = box.text();
        const next = keep(id, mountEditor('textarea', hostIn(form)));
        box.unmount();
        next.element.focus();
        // The site draws what it holds a little later than the box itself.
        if (carries) setTimeout(() => Object.assign(next.element, { value: text }), 60);
      },
      { once: true },
    );
  }
}

/** Boxes whose page sends as soon as text comes in, by each way that a script has. */
function mountSending(): void {
  for (const [id, send] of [
    ['sends by requestSubmit', (form: HTMLFormElement) => form.requestSubmit()],
    ['sends by click', (form: HTMLFormElement) => form.querySelector('button')?.click()],
    [
      'sends by Enter',
      (form: HTMLFormElement) =>
        form
          .querySelector('textarea')
          ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })),
    ],
  ] as const) {
    const { element } = mount(id, 'textarea');
    const form = element.closest('form');
    element.addEventListener('input', () => {
      setTimeout(() => {
        if (form) send(form as HTMLFormElement);
        form?.setAttribute('data-tried', '');
      }, 50);
    });
  }
}

/** The window that holds a box: this one, or the frame's. */
function frame(): Window | null {
  return document.querySelector('iframe')?.contentWindow ?? null;
}

const inFrame = /^frame /;

window.__editorText = editorText;
window.__lab = {
  boxes: () => [...boxes.keys(), ...(frame()?.__lab?.boxes() ?? []).map((id) => `frame ${id}`)],
  text: (id) => (inFrame.test(id) ? frame()?.__lab?.text(id.replace(inFrame, '')) : boxes.get(id)?.text()) ?? null,
  clear(id) {
    if (inFrame.test(id)) frame()?.__lab?.clear(id.replace(inFrame, ''));
    else boxes.get(id)?.clear();
  },
  point(id) {
    const inside = inFrame.test(id);
    const point = inside ? frame()?.__lab?.point(id.replace(inFrame, '')) : pointOf(boxes.get(id)?.element);
    // Asked only now: bringing the box into view has scrolled this page too.
    const outer = inside ? document.querySelector('iframe')?.getBoundingClientRect() : undefined;
    return point && outer ? { x: point.x + outer.x, y: point.y + outer.y } : (point ?? null);
  },
  entered(id) {
    if (inFrame.test(id)) return frame()?.__lab?.entered(id.replace(inFrame, '')) ?? false;
    const element = boxes.get(id)?.element;
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (!element || !active || !document.hasFocus()) return false;
    return element.contains(active) || (active !== document.body && active.contains(element));
  },
  leave() {
    let active = frame()?.document.activeElement ?? null;
    if (active instanceof HTMLElement || (active && 'blur' in active)) (active as HTMLElement).blur();
    active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active instanceof HTMLElement) active.blur();
    document.getSelection()?.removeAllRanges();
  },
  tried: (id) => document.querySelector(`[data-box="${id}"]`)?.hasAttribute('data-tried') ?? false,
  sent: () => [...document.querySelectorAll('[data-sent]')].map((form) => form.getAttribute('data-box') ?? ''),
  spies: () => [window.__spies, ...(frame() ? [frame()?.__spies].filter((spies) => spies !== undefined) : [])],
};

function pointOf(element: HTMLElement | undefined): { x: number; y: number } | null {
  if (!element) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + Math.min(height / 2, 20) };
}
