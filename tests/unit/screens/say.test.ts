import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import english from '../../../assets/_locales/en/messages.json' with { type: 'json' };
import { say } from '../../../src/screens/say.ts';
import { speakEnglish } from './english.ts';

afterEach(() => vi.restoreAllMocks());

describe('say', () => {
  it('fills in', () => {
    speakEnglish();
    expect(say('badgeFlag', 'bananas and hiccups')).toBe('Known false claim: bananas and hiccups');
    expect(say('cardCount', 12, 280)).toBe('12 of 280');
  });

  it('still says what it said before, once the browser no longer answers', () => {
    speakEnglish();
    say('cardOrphaned');
    Object.assign(fakeBrowser.i18n, {
      getMessage: () => {
        throw new Error('Extension context invalidated.');
      },
    });
    expect(say('cardOrphaned')).toBe(english.cardOrphaned.message);
    expect(say('cardWhy')).toBe('');
  });
});

describe('the messages', () => {
  const project = join(import.meta.dirname, '../../..');
  const sources = ['src', 'entrypoints', 'wxt.config.ts'].flatMap((place) => {
    if (place.endsWith('.ts')) return [readFileSync(join(project, place), 'utf8')];
    return readdirSync(join(project, place), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(project, place, file), 'utf8'));
  });
  const all = sources.join('\n');

  it.each(Object.keys(english))('%s is used', (key) => {
    expect(all.includes(`'${key}'`) || all.includes(`__MSG_${key}__`)).toBe(true);
  });

  it('describe the extension within the stores’ limit', () => {
    expect(english.extensionDescription.message.length).toBeLessThanOrEqual(132);
  });
});
