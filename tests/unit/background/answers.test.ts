import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerCardContent, answerMatchPosts, toolbarText } from '../../../src/background/answers.ts';
import { readyLibrary } from '../../../src/background/library.ts';
import type { Library } from '../../../src/claims/library.ts';
import { dismissMatch } from '../../../src/storage/dismissed.ts';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';
import { claim, references } from '../replies/a-claim.ts';

const concept = (id: string, strict: string[]) => ({ id, strict, broad: [], typos: false });
const library: Library = {
  format: 1,
  version: '2026-11-22',
  concepts: [
    concept('banana', ['banana', 'bananas']),
    concept('hiccups', ['hiccups']),
    concept('rel-causes', ['cause', 'causes']),
  ],
  claims: [claim],
  references: Object.fromEntries(references.map((reference) => [reference.id, reference])),
};
const ready = readyLibrary(library);
const post = { key: 'one', text: 'Bananas cause hiccups, everybody knows it.' };
const found = async (posts = [post]) =>
  (await answerMatchPosts({ posts }, ready)).map(({ key, matches }) => [key, matches.map((match) => match.claim)]);

beforeEach(() => fakeBrowser.reset());

describe('matchPosts', () => {
  it('answers every post, in order', async () => {
    expect(await found([post, { key: 'two', text: 'A lovely day.' }])).toEqual([
      ['one', [claim.id]],
      ['two', []],
    ]);
  });

  it('leaves out muted claims', async () => {
    await settingsItem.setValue({ ...defaultSettings, mutedClaims: [claim.id] });
    expect(await found()).toEqual([['one', []]]);
  });

  it('leaves out what the reader took off that post, and off no other', async () => {
    await dismissMatch(claim.id, post.text);
    expect(await found([post, { key: 'two', text: 'I say bananas cause hiccups!' }])).toEqual([
      ['one', []],
      ['two', [claim.id]],
    ]);
  });

  it.each([{}, { posts: 'all' }, { posts: [{ key: '', text: '' }] }, { posts: [{ ...post, html: '<b>' }] }, null])(
    'refuses %j',
    async (bad) => {
      await expect(answerMatchPosts(bad, ready)).rejects.toThrow();
    },
  );
});

describe('cardContent', () => {
  it('has the evidence in the curator’s order', () => {
    expect(answerCardContent({ claim: claim.id }, ready)).toEqual({ claim, references });
  });
  it('is null for a claim that the library does not have', () => {
    expect(answerCardContent({ claim: 'no-such-claim' }, ready)).toBeNull();
  });
});

describe('the toolbar', () => {
  it.each([
    [0, ''],
    [1, '1'],
    [99, '99'],
    [100, '99+'],
  ])('shows %i flags as %j', (flags, text) => {
    expect(toolbarText({ flags })).toBe(text);
  });
  it('refuses what is no number of flags', () => {
    expect(() => toolbarText({ flags: -1 })).toThrow();
    expect(() => toolbarText({ flags: '3' })).toThrow();
  });
});
