import { lexicalOn } from './editors/lexical.ts';
import { fill } from './html.ts';

const mountingTime = 100;

/** `shreddit-composer`: its Lexical editor is a light-DOM child, slotted into the toolbar's frame. */
export class Composer extends HTMLElement {
  #box: ReturnType<typeof lexicalOn> | undefined;

  text(): string {
    return this.#box?.text() ?? '';
  }

  connectedCallback(): void {
    if (this.shadowRoot) return;
    const placeholder = this.getAttribute('placeholder') ?? '';
    const frame = this.attachShadow({ mode: 'open' });
    fill(
      frame,
      `<style>.frame{border:1px solid var(--line);border-radius:20px;position:relative;background:var(--surface)}.bar{display:flex;flex-direction:row-reverse;gap:8px;padding:8px}.hint{position:absolute;inset:12px 16px auto;margin:0;color:var(--quiet);pointer-events:none}.hint.off{display:none}</style><div class="frame"><reddit-rte slot="rteComposer"><p class="hint" aria-hidden="true"></p><slot name="rte"></slot><div class="bar" slot="action-bar-right"><slot name="submit-button"></slot><slot name="cancel-button"></slot></div></reddit-rte></div>`,
    );
    const hint = frame.querySelector('.hint');
    if (hint) hint.textContent = placeholder;
    setTimeout(() => this.#mount(placeholder, hint), mountingTime);
  }

  disconnectedCallback(): void {
    this.#box?.unmount();
  }

  #mount(placeholder: string, hint: Element | null): void {
    if (!this.isConnected) return;
    const root = document.createElement('div');
    root.slot = 'rte';
    root.className = 'editor cursor-text px-md overflow-y-auto';
    root.tabIndex = 0;
    root.setAttribute('name', 'body');
    root.setAttribute('role', 'textbox');
    root.setAttribute('aria-placeholder', placeholder);
    root.setAttribute('aria-label', placeholder);
    root.setAttribute('aria-multiline', 'true');
    this.prepend(root);
    this.#box = lexicalOn(root, {
      onEnter: (event) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        this.querySelector<HTMLElement>(':scope > [slot=submit-button]')?.click();
        return true;
      },
      onChange: (text) => {
        hint?.classList.toggle('off', text !== '');
        // The real composer tells its form by bare input events, without an input type.
        this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      },
    });
    this.#box.focus();
  }
}
