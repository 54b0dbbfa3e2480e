import { hashed } from '../facebook-classes.ts';

type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | undefined | ((event: Event) => void);

/**
 * One element, the way a component framework would make it: attributes, listeners (`onclick`), children.
 * `fb` holds the readable names of its classes, which reach the page only as hashes.
 */
export function h(tag: string, attributes: Record<string, Value> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name === 'fb') element.className = `${String(value).split(' ').map(hashed).join(' ')} x1n2onr6 x1ja2u2z`;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A `div` with a role of button that answers clicks and, as the real ones do, Enter and space. */
export function button(attributes: Record<string, Value>, press: () => void, ...children: Child[]): HTMLElement {
  const element = h('div', { role: 'button', tabindex: '0', ...attributes, onclick: press }, ...children);
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    press();
  });
  return element;
}

let count = 0;
/** An id like React's: `_r_1c_`. */
export function id(): string {
  count += 1;
  return `_r_${count.toString(36)}_`;
}
