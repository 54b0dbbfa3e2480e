import { button, h } from './dom.ts';
import { lexicalOn } from './editors/lexical.ts';
import { labels } from './facebook-labels.ts';

/** Facebook's boxes to write in, each a real Lexical editor: comments and replies, sharing, chat. */

const mountingTime = 150;

/** The editable element with its hint, and Lexical in it. */
function editor(
  label: string,
  hint: string,
  options: { onEnter: () => void; onChange?: (text: string) => void },
): { element: HTMLElement; box: ReturnType<typeof lexicalOn> } {
  const root = h('div', {
    fb: 'editor',
    'aria-label': label,
    'aria-placeholder': hint,
    contenteditable: 'true',
    role: 'textbox',
    spellcheck: 'true',
    tabindex: '0',
    style: 'user-select: text; white-space: pre-wrap; word-break: break-word;',
  });
  const placeholder = h('div', { fb: 'hint', 'aria-hidden': 'true' }, hint);
  const box = lexicalOn(root, {
    onEnter: (event) => {
      if (event.shiftKey) return false;
      options.onEnter();
      return true;
    },
    onChange: (text) => {
      placeholder.hidden = text !== '';
      options.onChange?.(text);
    },
  });
  return { element: h('div', { fb: 'editor-frame' }, root, placeholder), box };
}

/**
 * A form to comment or reply in. It is empty at first and mounts its editor a little later, as the real one does.
 * @param onSend what the reader wrote, when she pressed Enter or the button.
 */
export function commentForm(label: string, onSend: (text: string) => void): HTMLElement {
  const form = h('form', { fb: 'comment-form', role: 'presentation' });
  form.addEventListener('submit', (event) => event.preventDefault());
  setTimeout(() => {
    if (!form.isConnected) return;
    let text = '';
    const send = () => {
      if (text.trim() === '') return;
      (form as HTMLFormElement).requestSubmit();
      onSend(text);
      box.clear();
    };
    const submit = button(
      { fb: 'send', 'aria-label': labels.comment, 'aria-disabled': 'true', 'data-sends': true },
      send,
      h('i', { 'data-visualcompletion': 'css-img' }, '➤'),
    );
    const { element, box } = editor(label, label, {
      onEnter: send,
      onChange: (now) => {
        text = now;
        submit.setAttribute('aria-disabled', String(now.trim() === ''));
      },
    });
    form.append(element, submit);
    box.focus();
  }, mountingTime);
  return form;
}

/** The box for a new post on top of the home feed. A trap: it is a form with an editor, but no place for a reply. */
export function shareBox(): HTMLElement {
  const { element } = editor(labels.share, labels.share, { onEnter: () => {} });
  const post = h(
    'div',
    {
      fb: 'send',
      role: 'button',
      tabindex: '0',
      'aria-label': labels.post,
      'aria-disabled': 'true',
      'data-sends': true,
    },
    labels.post,
  );
  const form = h(
    'form',
    { method: 'POST', fb: 'share-form' },
    h('span', { fb: 'avatar', style: 'background:hsl(210 60% 45%)' }),
    element,
    post,
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  return h('div', { fb: 'card share', role: 'region', 'aria-label': labels.createPost }, form);
}

/** An open chat. A trap: the same editor as for comments, in no form, mounted from the start on every page. */
export function chat(): HTMLElement {
  const log = h(
    'div',
    { fb: 'chat-log', role: 'log' },
    h('div', { fb: 'bubble', dir: 'auto' }, 'See you at the school gate at four?'),
  );
  const { element, box } = editor(labels.message, 'Aa', {
    onEnter: () => {
      const text = box.text().trim();
      if (text === '') return;
      log.append(h('div', { fb: 'bubble mine', dir: 'auto' }, text));
      box.clear();
      fetch('/api/chat', { method: 'POST', body: new URLSearchParams({ text }) }).catch(console.error);
    },
  });
  const send = h(
    'div',
    { fb: 'send', role: 'button', tabindex: '0', 'aria-label': labels.send, 'data-sends': true },
    '➤',
  );
  return h(
    'div',
    { fb: 'chat', role: 'none' },
    h('h2', { fb: 'chat-title', dir: 'auto' }, 'Otis Applegarth'),
    log,
    h('div', { fb: 'chat-line' }, element, send),
  );
}
