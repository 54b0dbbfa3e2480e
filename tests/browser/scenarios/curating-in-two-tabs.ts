import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bench } from '../bench.ts';
import { box, fill, holds, longWait, openClaim, storedText, untilStored } from '../curating/desk.ts';
import { type Browser, type Tab, until } from '../door.ts';

/** A curator who has the page open twice, and writes in both. */

const dialog = 'dialog.wide';
/** Two tabs read all claims, which takes a busy machine its time. */
const patientMs = 240_000;

export function curatingInTwoTabsScenario(bench: () => Bench): void {
  describe('the curator in two tabs', { timeout: patientMs }, () => {
    it('is told that the other tab was first, keeps only hers, and the other tab can have its own back', async () => {
      const file = 'covid-19/masks-do-not-work.yaml';
      const { told, first, mine, theirs } = await writeInBoth(bench().browser, file, ['fact', 'fact']);

      expect((await told.one(`${dialog} h2`)).text).toBe('Another tab changed this too');
      expect(await sides(told)).toEqual([{ field: 'fact', mine, theirs }]);
      // Hers is stored nowhere else: Escape must not throw it away.
      for (const _ of ['once', 'twice']) await told.press('Escape');
      expect(await sides(told)).toEqual([{ field: 'fact', mine, theirs }]);
      await told.click(`${dialog} [data-action="mine"]`);
      await told.gone(dialog);
      await untilStored(told, file, mine);
      expect((await told.one(box('fact'))).value).toBe(mine);

      await untilShown(first, 'fact', mine);
      await first.click('[data-action="undo-edit"]');
      await untilShown(first, 'fact', theirs);
      await untilStored(first, file, theirs);
      await untilShown(told, 'fact', theirs);
      await close(first, told);
    });

    it('takes the other tab’s field by field, and can have her own back', async () => {
      const file = 'covid-19/pcr-tests-useless.yaml';
      const { told, first, mine, theirs } = await writeInBoth(bench().browser, file, ['fact', 'fact']);

      const both = `${dialog} [data-action="both"]`;
      expect('disabled' in (await told.one(both)).attributes).toBe(true);
      await told.click(`${dialog} .sides input[value="theirs"]`);
      await told.click(both);
      await told.gone(dialog);
      await untilShown(told, 'fact', theirs);
      expect(holds(await storedText(told, file), mine)).toBe(false);

      await told.click('[data-action="undo-edit"]');
      await untilShown(told, 'fact', mine);
      await untilStored(told, file, mine);
      await untilShown(first, 'fact', mine);
      await close(first, told);
    });

    it('keeps both where the two wrote in different fields', async () => {
      const file = 'covid-19/covid-vaccines-untested.yaml';
      const { told, first, texts } = await writeInBoth(bench().browser, file, ['fact', 'nuance']);

      expect((await told.one(dialog)).text).toContain('The two changed different parts: both can be kept.');
      await told.click(`${dialog} [data-action="both"]`);
      await told.gone(dialog);
      for (const [field, text] of texts) {
        await untilStored(told, file, text);
        for (const tab of [told, first]) await untilShown(tab, field, text);
      }
      await close(first, told);
    });

    it('edits two claims, and neither tab disturbs the other', async () => {
      const { browser } = bench();
      const tabs = [
        {
          tab: await openClaim(browser, 'salt-is-harmless'),
          file: 'blood-pressure-and-diabetes/salt-is-harmless.yaml',
        },
        { tab: await openClaim(browser, 'hiv-drugs-cause-illness'), file: 'hiv/hiv-drugs-cause-illness.yaml' },
      ];
      const written = await Promise.all(
        tabs.map(async ({ tab, file }) => {
          const text = `${(await tab.one(box('fact'))).value} So wrote the tab of this claim.`;
          await fill(tab, box('fact'), text);
          await untilStored(tab, file, 'So wrote the tab of this claim.');
          return text;
        }),
      );
      for (const [index, { tab }] of tabs.entries()) {
        await tab.click({ selector: '.marks label', text: 'Edited here' });
        // Each tab tells of the other's claim too.
        for (const one of tabs) await tab.one(`.claims-row[data-file="${one.file}"]`);
        expect((await tab.one(box('fact'))).value).toBe(written[index]);
        expect(await tab.all(dialog)).toEqual([]);
      }
      await close(...tabs.map(({ tab }) => tab));
    });
  });
}

type Written = {
  /** The tab that saved, and the one that came too late and is told. */
  first: Tab;
  told: Tab;
  /** What the one wrote that is told, and what the other did. */
  mine: string;
  theirs: string;
  /** Both, with their fields. */
  texts: [field: string, text: string][];
};

/** Opens a claim in two tabs, and writes in both at once: neither has saved when the other begins. */
async function writeInBoth(browser: Browser, file: string, fields: [string, string]): Promise<Written> {
  const id = basename(file, '.yaml');
  const tabs = [await openClaim(browser, id), await openClaim(browser, id)] as const;
  const texts = await Promise.all(
    fields.map(async (field, index): Promise<[string, string]> => {
      const { value } = await tabs[0].one(box(field));
      return [field, `${value} So wrote the ${index === 0 ? 'one' : 'other'} tab.`];
    }),
  );
  await Promise.all(texts.map(([field, text], index) => fill(tabs[index === 0 ? 0 : 1], box(field), text)));
  const late = await until(
    'one of them to be told',
    async () => {
      const shown = await Promise.all(tabs.map(async (tab) => (await tab.all(dialog)).length > 0));
      return shown.some(Boolean) && (shown[0] ? 0 : 1) + 1;
    },
    longWait,
  );
  const [mine, theirs] = late === 1 ? [texts[0], texts[1]] : [texts[1], texts[0]];
  return {
    first: late === 1 ? tabs[1] : tabs[0],
    told: late === 1 ? tabs[0] : tabs[1],
    mine: mine?.[1] ?? '',
    theirs: theirs?.[1] ?? '',
    texts,
  };
}

async function close(...tabs: Tab[]): Promise<void> {
  for (const tab of tabs) await tab.close();
}

/** What the dialog shows side by side. */
async function sides(tab: Tab): Promise<{ field: string; mine: string; theirs: string }[]> {
  await tab.one(`${dialog} .sides`);
  return tab.run(
    (dialog) =>
      [...document.querySelectorAll(`${dialog} .sides`)].map((one) => {
        const said = (side: string) =>
          one.querySelector(`label:has(input[value="${side}"]) .said`)?.textContent?.trim() ?? '';
        return { field: one.querySelector('legend')?.textContent ?? '', mine: said('mine'), theirs: said('theirs') };
      }),
    dialog,
  );
}

async function untilShown(tab: Tab, field: string, text: string): Promise<void> {
  await until(`the tab to show "${text}"`, async () => (await tab.one(box(field))).value === text);
}
