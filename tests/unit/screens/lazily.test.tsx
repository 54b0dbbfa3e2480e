// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lazily } from '../../../src/screens/lazily.tsx';
import { speakEnglish } from './english.ts';

const root = document.createElement('div');
const Part = ({ name }: { name: string }) => <b>{name}</b>;

beforeEach(() => {
  fakeBrowser.reset();
  speakEnglish();
  render(null, root);
});

it('draws a part once its code has come, and at once where it is there already', async () => {
  const fetchPart = vi.fn(async () => Part);
  const Lazy = lazily(fetchPart);
  await act(() => render(<Lazy name="a" />, root));
  await vi.waitFor(() => expect(root.innerHTML).toBe('<b>a</b>'));
  render(null, root);
  render(<Lazy name="b" />, root);
  expect(root.innerHTML).toBe('<b>b</b>');
  expect(fetchPart).toHaveBeenCalledTimes(1);
});

it('is drawn at once where it was asked for before', async () => {
  const Lazy = lazily(async () => Part);
  await Lazy.load();
  render(<Lazy name="a" />, root);
  expect(root.innerHTML).toBe('<b>a</b>');
});

it('says so where the code cannot be had, and tries again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  let works = false;
  const Lazy = lazily(async () => {
    if (!works) throw new Error('The file is gone.');
    return Part;
  });
  await act(() => render(<Lazy name="a" />, root));
  await vi.waitFor(() => expect(root.querySelector('[role="alert"]')?.textContent).toContain('Load the page again'));
  works = true;
  render(null, root);
  await act(() => render(<Lazy name="a" />, root));
  await vi.waitFor(() => expect(root.innerHTML).toBe('<b>a</b>'));
});
