import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { type EditorOptions, type Mount, setAttributes } from './editor.ts';

function mountField(field: HTMLTextAreaElement | HTMLInputElement, host: HTMLElement, options: EditorOptions) {
  setAttributes(field, options.attributes);
  if (options.placeholder !== undefined) field.placeholder = options.placeholder;
  field.addEventListener('input', () => options.onChange?.(field.value));
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Enter' && options.onEnter?.(event as KeyboardEvent)) event.preventDefault();
  });
  host.append(field);
  return {
    element: field,
    text: () => field.value,
    clear: () => {
      field.value = '';
      options.onChange?.('');
    },
    unmount: () => field.remove(),
  };
}

/** Mastodon, old Reddit, Reddit's Markdown mode. */
export const mountTextarea: Mount = (host, options) => mountField(document.createElement('textarea'), host, options);
export const mountInput: Mount = (host, options) => mountField(document.createElement('input'), host, options);

/** A field whose value React holds: Instagram, Nextdoor. What React did not hear of, it takes back. */
export const mountReactTextarea: Mount = (host, { attributes, placeholder, onChange, onEnter }) => {
  const root = createRoot(host);
  let value = '';
  const set = (next: string) => {
    value = next;
    render();
    onChange?.(value);
  };
  const render = () =>
    root.render(
      createElement('textarea', {
        ...attributes,
        placeholder,
        value,
        onChange: (event: { target: { value: string } }) => set(event.target.value),
        onKeyDown: (event: { key: string; nativeEvent: KeyboardEvent; preventDefault(): void }) => {
          if (event.key === 'Enter' && onEnter?.(event.nativeEvent)) event.preventDefault();
        },
      }),
    );
  flushSync(render);
  const element = host.querySelector('textarea');
  if (!element) throw new Error('React drew no field.');
  // At once: a key that comes before React has drawn would bring back what the field still shows.
  return { element, text: () => value, clear: () => flushSync(() => set('')), unmount: () => root.unmount() };
};
