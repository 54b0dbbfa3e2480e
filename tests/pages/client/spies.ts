import type { Spies } from './page-globals.ts';

/** Runs before anything else on every page and writes down whatever would send something. */

const spies: Spies = { submits: [], enters: [], submitClicks: [], network: [], errors: [] };
window.__spies = spies;

const submitControls = [
  'button[type=submit]',
  'input[type=submit]',
  'form button:not([type])',
  '[slot=submit-button]',
  'form button.save',
  '[data-sends]',
].join(',');

function describe(target: EventTarget | null | undefined): string {
  if (!(target instanceof Element)) return String(target);
  const name = target.getAttribute('aria-label') ?? target.getAttribute('name') ?? target.className;
  return `${target.localName}${target.id ? `#${target.id}` : ''} ${name}`.trim();
}

function editable(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
}

window.addEventListener('submit', (event) => spies.submits.push(`event ${describe(event.target)}`), true);
for (const type of ['keydown', 'keypress', 'keyup'] as const) {
  window.addEventListener(
    type,
    (event) => {
      if (event.key === 'Enter' && editable(event.composedPath()[0])) {
        spies.enters.push(`${type} ${describe(event.composedPath()[0])}`);
      }
    },
    true,
  );
}
for (const type of ['pointerdown', 'mousedown', 'click'] as const) {
  window.addEventListener(
    type,
    (event) => {
      const control = event.composedPath().find((node) => node instanceof Element && node.matches(submitControls));
      if (control) spies.submitClicks.push(`${type} ${describe(control)}`);
    },
    true,
  );
}

const submit = HTMLFormElement.prototype.submit;
HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
  spies.submits.push(`submit() ${describe(this)}`);
  submit.call(this);
};
const requestSubmit = HTMLFormElement.prototype.requestSubmit;
HTMLFormElement.prototype.requestSubmit = function (this: HTMLFormElement, submitter?: HTMLElement | null) {
  spies.submits.push(`requestSubmit() ${describe(this)}`);
  requestSubmit.call(this, submitter);
};

const fetchBefore = window.fetch;
window.fetch = (input, init) => {
  spies.network.push(`fetch ${input instanceof Request ? input.url : String(input)}`);
  return fetchBefore.call(window, input, init);
};
const open = XMLHttpRequest.prototype.open;
const send = XMLHttpRequest.prototype.send;
const addresses = new WeakMap<XMLHttpRequest, string>();
XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...given: unknown[]) {
  addresses.set(this, String(given[1]));
  Reflect.apply(open, this, given);
};
XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
  spies.network.push(`xhr ${addresses.get(this) ?? ''}`);
  send.call(this, body);
};
const beacon = navigator.sendBeacon;
navigator.sendBeacon = (url, data) => {
  spies.network.push(`beacon ${String(url)}`);
  return beacon.call(navigator, url, data);
};

window.addEventListener(
  'error',
  (event) => spies.errors.push(event.message || `failed: ${describe(event.target)}`),
  true,
);
window.addEventListener('unhandledrejection', (event) => spies.errors.push(`rejection ${String(event.reason)}`));
document.addEventListener('securitypolicyviolation', (event) =>
  spies.errors.push(`policy ${event.violatedDirective} ${event.blockedURI}`),
);
const consoleError = console.error;
console.error = (...values: unknown[]) => {
  spies.errors.push(`console ${values.map(String).join(' ')}`);
  consoleError.apply(console, values);
};
