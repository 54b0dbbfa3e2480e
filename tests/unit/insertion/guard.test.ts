// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GUARD_MS, underGuard } from '../../../src/insertion/guard.ts';

/** A form as a site has it, which counts how often it was sent, and by what. */
function site(): { form: HTMLFormElement; send: HTMLButtonElement; field: HTMLTextAreaElement; sent: string[] } {
  document.body.innerHTML =
    '<form><textarea></textarea><div role="button" id="post">Post</div><button type="submit">Send</button></form>';
  const form = document.querySelector('form');
  const send = document.querySelector('button');
  const field = document.querySelector('textarea');
  if (!form || !send || !field) throw new Error('no form');
  const sent: string[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent.push('submit');
  });
  form.querySelector('#post')?.addEventListener('click', () => sent.push('click'));
  field.addEventListener('keydown', ({ key }) => key === 'Enter' && sent.push('Enter'));
  return { form, send, field, sent };
}

const enter = () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
const letter = () => new KeyboardEvent('keydown', { key: 'a', bubbles: true });

/** An event as the reader's own hand makes it; scripts cannot, so the mark is set from outside. */
function byHand(event: Event): Event {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

describe('the guard', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it.each([
    ['submits its form', (at: ReturnType<typeof site>) => at.form.requestSubmit()],
    ['clicks its button', (at: ReturnType<typeof site>) => at.send.click()],
    ["clicks what the site's data says sends", () => document.querySelector<HTMLElement>('#post')?.click()],
    ['makes an Enter', (at: ReturnType<typeof site>) => at.field.dispatchEvent(enter())],
  ])('lets nothing through when the page %s in answer to us', (_, answer) => {
    const at = site();
    at.field.addEventListener('input', () => setTimeout(() => answer(at), GUARD_MS - 100));
    underGuard(window, '#post', () => at.field.dispatchEvent(new Event('input')));
    vi.advanceTimersByTime(GUARD_MS - 50);
    expect(at.sent).toEqual([]);
    vi.advanceTimersByTime(100);
    answer(at);
    expect(at.sent.length).toBe(1);
  });

  it('lets the reader send, by a click or by Enter, at any moment', () => {
    const at = site();
    underGuard(window, '#post', () => {});
    at.field.dispatchEvent(byHand(enter()));
    at.form.requestSubmit();
    expect(at.sent).toEqual(['Enter', 'submit']);
  });

  it('counts nothing that the reader did before our own event', () => {
    const at = site();
    underGuard(window, '#post', () => {});
    at.field.dispatchEvent(byHand(letter()));
    underGuard(window, '#post', () => {});
    at.form.requestSubmit();
    expect(at.sent).toEqual([]);
  });

  it('holds when what we did has thrown', () => {
    const at = site();
    const failing = () =>
      underGuard(window, '#post', () => {
        throw new Error('gone');
      });
    expect(failing).toThrow('gone');
    at.form.requestSubmit();
    expect(at.sent).toEqual([]);
  });

  it('lets other clicks and keys of the page pass', () => {
    const at = site();
    const heard = vi.fn();
    at.form.addEventListener('click', heard);
    at.form.addEventListener('keydown', heard);
    underGuard(window, '#post', () => {});
    at.field.click();
    at.field.dispatchEvent(letter());
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('leaves nothing behind', () => {
    site();
    const added = vi.spyOn(window, 'addEventListener');
    const removed = vi.spyOn(window, 'removeEventListener');
    underGuard(window, '', () => {});
    vi.advanceTimersByTime(GUARD_MS);
    expect(added.mock.calls.length).toBeGreaterThan(0);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});
