/**
 * The guard that keeps the promise "never posts": whatever a page does in answer to an event of ours, within this time
 * no submit of its own making gets through. What the reader herself does by hand always does.
 *
 * It hears `submit`, clicks by script on controls that send, and Enter by script. A site's script that sends without any
 * of these (a bare `fetch`) cannot be seen from a content script; that none of the known ones does is tested by spies.
 */

/** A site's script that answers an event later than this does so for reasons of its own. */
export const GUARD_MS = 1_000;

const HEARD = ['submit', 'click', 'keydown', 'keypress', 'keyup'] as const;

interface Guard {
  submit: string;
  /** The reader has clicked or pressed a key since our last event: what follows is her doing. */
  readerActed: boolean;
  ends: ReturnType<typeof setTimeout> | undefined;
  takeDown(): void;
}

const guards = new WeakMap<Window, Guard>();

/**
 * Does something to a page under the guard, which stays up for GUARD_MS afterwards and then leaves nothing behind.
 * @param view the window in which the page would answer
 * @param submit selector of the controls that send, beside those that every browser knows
 */
export function underGuard<T>(view: Window, submit: string, act: () => T): T {
  const guard = guards.get(view) ?? putUp(view);
  if (submit !== '') guard.submit = submit;
  guard.readerActed = false;
  try {
    return act();
  } finally {
    clearTimeout(guard.ends);
    guard.ends = setTimeout(guard.takeDown, GUARD_MS);
  }
}

function putUp(view: Window): Guard {
  const hear = (event: Event) => {
    if (event.type !== 'submit' && event.isTrusted) {
      guard.readerActed = true;
    } else if (!guard.readerActed && sends(event, guard.submit)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  const guard: Guard = {
    submit: '',
    readerActed: false,
    ends: undefined,
    takeDown() {
      guards.delete(view);
      for (const type of HEARD) view.removeEventListener(type, hear, true);
    },
  };
  guards.set(view, guard);
  for (const type of HEARD) view.addEventListener(type, hear, true);
  return guard;
}

function sends(event: Event, submit: string): boolean {
  if (event.type === 'submit') return true;
  if (event.type !== 'click') return (event as KeyboardEvent).key === 'Enter';
  return event.composedPath().some((node) => 'matches' in node && isSubmit(node as Element, submit));
}

function isSubmit(element: Element, submit: string): boolean {
  if (submit !== '' && element.matches(submit)) return true;
  const button = element as HTMLButtonElement | HTMLInputElement;
  return (element.localName === 'button' || element.localName === 'input') && button.type === 'submit' && !!button.form;
}
