// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Badge } from '../../../src/screens/badge.tsx';
import { speakEnglish } from './english.ts';

beforeEach(speakEnglish);

describe('the badge', () => {
  it.each([
    ['flag', 'asserts', 'flag', 'Known false claim: bananas'],
    ['flag', 'asks', 'question', 'Question about bananas'],
    ['maybe', 'asserts', 'maybe', 'Possibly a false claim: bananas'],
    ['maybe', 'asks', 'maybe', 'Possibly a question about bananas'],
  ] as const)('%s, %s: looks like a %s and says it in words', (level, stance, look, words) => {
    const root = document.createElement('div');
    const onOpen = vi.fn();
    render(<Badge label="bananas" stance={stance} level={level} open={false} onOpen={onOpen} />, root);
    const button = root.querySelector('button');
    expect(button?.className).toBe(`badge ${look}`);
    expect(button?.textContent).toBe(words);
    expect(button?.type).toBe('button');
    expect(button?.getAttribute('aria-expanded')).toBe('false');
    button?.click();
    expect(onOpen).toHaveBeenCalledTimes(1);
  });
});
