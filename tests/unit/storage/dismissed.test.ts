import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dismissMatch, forgetOldDismissals, isDismissed, undoDismissal } from '../../../src/storage/dismissed.ts';
import { defaultSettings } from '../../../src/storage/settings.ts';
import { settingsItem } from '../../../src/storage/stored.ts';

beforeEach(() => fakeBrowser.reset());

describe('dismissed matches', () => {
  it('remembers claim and post, and nothing else', async () => {
    await dismissMatch('claim-one', 'Bananas gave me hiccups');
    expect(await isDismissed('claim-one', 'Bananas gave me hiccups')).toBe(true);
    expect(await isDismissed('claim-one', '  bananas   gave\nme HICCUPS ')).toBe(true);
    expect(await isDismissed('claim-two', 'Bananas gave me hiccups')).toBe(false);
    expect(await isDismissed('claim-one', 'Bananas gave us hiccups')).toBe(false);
  });

  it('keeps no word of the post', async () => {
    await dismissMatch('claim-one', 'Bananas gave me hiccups');
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toMatch(/banana|hiccups|claim-one/i);
  });

  it('can be taken back', async () => {
    await dismissMatch('claim-one', 'text');
    await undoDismissal('claim-one', 'text');
    expect(await isDismissed('claim-one', 'text')).toBe(false);
  });

  it('forgets the oldest beyond the bound, and nothing that is not a dismissal', async () => {
    await settingsItem.setValue({ ...defaultSettings, tone: 'prime' });
    const clock = vi.spyOn(Date, 'now');
    for (const [at, text] of ['one', 'two', 'three'].entries()) {
      clock.mockReturnValue(1000 + at);
      await dismissMatch('claim-one', text);
    }
    clock.mockRestore();
    await forgetOldDismissals(2);
    expect(await isDismissed('claim-one', 'one')).toBe(false);
    expect(await isDismissed('claim-one', 'two')).toBe(true);
    expect(await isDismissed('claim-one', 'three')).toBe(true);
    expect((await settingsItem.getValue()).tone).toBe('prime');
  });
});
