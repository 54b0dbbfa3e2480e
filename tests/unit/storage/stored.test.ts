import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultSettings, type Settings, settings } from '../../../src/storage/settings.ts';
import { settingsItem, updateSettings } from '../../../src/storage/stored.ts';

const chosen: Settings = {
  ...defaultSettings,
  profile: { ...defaultSettings.profile, name: 'Jane Doe', credential: 'MD' },
  tone: 'prime',
  sitesOff: ['reddit'],
  sitesOn: ['quora'],
  mutedClaims: ['bananas-cause-hiccups'],
};
const put = (value: unknown) => fakeBrowser.storage.local.set({ settings: value });
const lookUp = async (key: string) => (await fakeBrowser.storage.local.get(key))[key];

beforeEach(() => fakeBrowser.reset());

describe('the stored settings', () => {
  it('has the defaults of the schema', () => {
    expect(defaultSettings).toEqual(settings.parse({}));
  });

  it('answers the defaults before anything was stored, and writes nothing', async () => {
    expect(await settingsItem.getValue()).toEqual(defaultSettings);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  it('gives back what was stored', async () => {
    await settingsItem.setValue(chosen);
    expect(await settingsItem.getValue()).toEqual(chosen);
  });

  it.each([
    ['a text', 'rubbish'],
    ['a list', [1]],
    ['another tone', { ...chosen, tone: 'shout' }],
    ['a list that is not one', { ...chosen, mutedClaims: 'all' }],
    ['a field of a later version', { ...chosen, ledger: [] }],
    ['a part that is missing', { profile: chosen.profile }],
  ])('keeps a copy of %s before it is overwritten', async (_, bad) => {
    await put(bad);
    const read = await settingsItem.getValue();
    expect(settings.parse(read)).toEqual(read);
    expect(await lookUp('settings')).toEqual(bad);
    await settingsItem.setValue(chosen);
    expect(await settingsItem.getValue()).toEqual(chosen);
    expect(await lookUp('settingsUnreadable')).toEqual([bad]);
  });

  it('reads the parts that can be read', async () => {
    await put({ ...chosen, tone: 7 });
    expect(await settingsItem.getValue()).toEqual({ ...chosen, tone: defaultSettings.tone });
  });

  it('takes over what version 1 stored, and keeps the rest at its default', async () => {
    const first = { profile: { name: 'Ana', credential: 'MD', signature: '' }, tone: 'prime', sitesOff: ['reddit'] };
    await put({ ...first, mutedClaims: [] });
    await settingsItem.migrate();
    expect(await settingsItem.getValue()).toEqual({
      ...defaultSettings,
      ...first,
      profile: { ...defaultSettings.profile, ...first.profile },
    });
    await settingsItem.setValue(chosen);
    expect(await lookUp('settingsUnreadable')).toBeUndefined();
  });

  it('keeps no copy of what was read whole', async () => {
    await settingsItem.setValue(chosen);
    await settingsItem.setValue(defaultSettings);
    expect(await lookUp('settingsUnreadable')).toBeUndefined();
  });

  it('loses no update of two at a time', async () => {
    const mute = (id: string) => updateSettings((now) => ({ ...now, mutedClaims: [...now.mutedClaims, id] }));
    await Promise.all([mute('one'), mute('two'), mute('three')]);
    expect((await settingsItem.getValue()).mutedClaims).toEqual(['one', 'two', 'three']);
  });

  it('goes on after an update that failed', async () => {
    await expect(
      updateSettings(() => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await updateSettings((now) => ({ ...now, tone: 'answer' }));
    expect((await settingsItem.getValue()).tone).toBe('answer');
  });

  it('tells of changes until it is told to stop', async () => {
    const heard: Settings[] = [];
    const stop = settingsItem.watch((now) => heard.push(now));
    await settingsItem.setValue(chosen);
    await put({ ...chosen, tone: 7 });
    stop();
    await settingsItem.setValue(defaultSettings);
    expect(heard).toEqual([chosen, { ...chosen, tone: 'rebut' }]);
  });
});
