import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import english from '../../../assets/_locales/en/messages.json' with { type: 'json' };
import spanish from '../../../assets/_locales/es/messages.json' with { type: 'json' };
import { type Messages, say, speak, uiLanguage } from '../../../src/screens/say.ts';
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

describe('a language that was chosen', () => {
  afterEach(() => speak(null));

  it('is spoken in place of the browser’s, with the same fillings', () => {
    speakEnglish();
    say('cardCount', 1, 2);
    speak({ language: 'es', messages: spanish });
    expect(say('cardCount', 12, 280)).toBe('12 de 280');
    expect(say('optionsSiteMore', 'Facebook')).toBe('Facebook: también lo experimental');
    expect(uiLanguage()).toBe('es');
    speak(null);
    expect(say('cardCount', 12, 280)).toBe('12 of 280');
  });
});

describe('the Spanish messages', () => {
  const [one, other]: [Messages, Messages] = [english, spanish];

  it.each(Object.keys(one))('%s is translated, with every filling', (key) => {
    const fillings = (messages: Messages) => (messages[key]?.message.match(/\$\w+/g) ?? []).sort();
    expect(other[key]?.message).toBeTruthy();
    expect(fillings(other)).toEqual(fillings(one));
    expect(other[key]?.placeholders).toEqual(one[key]?.placeholders);
  });

  it('has none that English has not, and fits the stores', () => {
    expect(Object.keys(other).filter((key) => !(key in one))).toEqual([]);
    expect(spanish.extensionDescription.message.length).toBeLessThanOrEqual(132);
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
