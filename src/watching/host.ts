import { OURS } from './visible-text.ts';

/** Events that end at our own nodes, so that no hot key and no click handler of the site fires for them. */
const PRIVATE_EVENTS = [
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'change',
  'paste',
  'copy',
  'cut',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
] as const;

export interface Host {
  /** The node in the page. A plain `div`: Reddit hides custom elements that it has not defined. */
  element: HTMLElement;
  /** Where components are drawn, inside the shadow root. */
  mount: HTMLElement;
}

/**
 * A node of ours for the page, taking no room in its layout, with a shadow root that keeps the page's styles out and our
 * events in. `kind` says in the page what it is ("badge", "card").
 */
export function makeHost(kind: string, css: string, zIndex: number): Host {
  const element = document.createElement('div');
  element.setAttribute(OURS, kind);
  element.style.cssText = `all: initial; position: absolute; width: 0; height: 0; z-index: ${zIndex};`;
  const root = element.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const mount = document.createElement('div');
  // Placed by transform, from wherever the host's own place in the page is: it scrolls and moves along with it.
  mount.style.cssText = 'position: absolute; top: 0; left: 0; width: max-content;';
  root.append(style, mount);
  for (const type of PRIVATE_EVENTS) element.addEventListener(type, (event) => event.stopPropagation());
  return { element, mount };
}

/** Moves what the host shows to this place of the viewport. */
export function moveTo(host: Host, spot: { left: number; top: number }): void {
  const from = host.element.getBoundingClientRect();
  const transform = `translate(${Math.round(spot.left - from.left)}px, ${Math.round(spot.top - from.top)}px)`;
  if (host.mount.style.transform !== transform) host.mount.style.transform = transform;
}
