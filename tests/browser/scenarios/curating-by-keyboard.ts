import { describe, it } from 'vitest';
import type { Bench } from '../bench.ts';
import { longWait, openCurator, part } from '../curating/desk.ts';
import { examples, fact, nuance, phrasings, replies, sources, why } from '../curating/garlic-claim.ts';
import { type Tab, until } from '../door.ts';

/** A curator who has no mouse makes a claim, mends it, signs it and hands it on. */

const id = 'garlic-helps-men-become-fathers';
const statement = 'Garlic helps men become fathers.';
/** Nobody's words but this claim's. */
const own = phrasings.map((phrasing) => `${phrasing}, say the men in my club`);
/** The editor of a whole claim has some two hundred stops. */
const mostStops = 400;

export function curatingByKeyboardScenario(bench: () => Bench): void {
  describe('the curator, with the keyboard alone', () => {
    it('makes a claim, mends it, signs it and comes to the files', async () => {
      const tab = await openCurator(bench().browser);
      await tabTo(tab, '[data-action="new-claim"]');
      await tab.press('Enter');
      await tabTo(tab, 'dialog textarea[name="statement"]');
      await tab.type(statement);
      await tabTo(tab, 'dialog input[name="topic"]');
      await tab.type('womens-health');
      await tabTo(tab, 'dialog [data-action="make"]');
      await tab.press('Enter');
      await tab.one('.claim-editor');

      await tabTo(tab, `${part('phrasings')} [data-action="paste-many"]`);
      await tab.press('Enter');
      await until('the box to paste into', () => isOn(tab, '.paste-many textarea'));
      await paste(tab, [...own, 'a phrasing that is no good'].join('\n'));
      await tabTo(tab, `${part('phrasings')} [data-action="add-many"]`);
      await tab.press('Enter');
      const rows = async () => (await tab.all(`${part('phrasings')} li[data-row]`)).length;
      await until('all phrasings', async () => (await rows()) === own.length + 1);
      await tabTo(tab, `${part('phrasings')} li[data-row="${own.length}"] [data-action="remove"]`, 'back');
      await tab.press('Enter');
      await until('one phrasing less', async () => (await rows()) === own.length);

      await tabTo(tab, '[data-action="add-frame"]');
      await tab.press('Enter');
      for (const concept of ['garlic', 'infertility']) {
        await tabTo(tab, '[data-frame="0"] [data-group="new"] input');
        await take(tab, concept);
      }
      for (const source of sources) {
        await tabTo(tab, `${part('evidence')} input[role="combobox"]`);
        await take(tab, source);
      }
      await until('both sources', async () => (await tab.all('li[data-cited]')).length === sources.length);

      await tabTo(tab, '.try-post textarea');
      await tab.type(`${own[0]}.`);
      await until(
        'the post to be caught',
        async () => (await tab.all(`.tried li[data-claim="${id}"]`)).length > 0,
        45_000,
      );

      await tabTo(tab, '.editor-bar input[type="radio"]', 'back');
      await tab.press('ArrowRight');
      await tabTo(tab, 'textarea.yaml');
      const { value } = await tab.one('textarea.yaml');
      await tab.press('Control+a');
      await paste(
        tab,
        value
          .replace(
            'evidence:',
            `fact: ${fact}\nnuance: ${nuance}\nfallacy:\n  kind: cherry-picking\n  why: ${why}\nevidence:`,
          )
          .replace('replies: []\n', replies)
          .replace(/examples:\n(?: {2}.*\n)+/, examples),
      );

      await tabTo(tab, '.review-flow summary', 'back');
      await tab.press('Enter');
      await tabTo(tab, '.review-flow form.sign input');
      await tab.type('Ada Marlowe');
      await tab.press('Tab');
      await tab.type('MD');
      await tabTo(tab, '.review-flow [data-action="sign"]');
      await tab.press('Enter');
      await until(
        'the signature',
        async () => /Ada Marlowe, MD/.test((await tab.one('.review-status')).text),
        longWait,
      );

      await tabTo(tab, '.top [data-action="export"]', 'back');
      await tab.press('Enter');
      await tab.one('dialog [data-action="zip"]');
      await tabTo(tab, 'dialog [data-action="zip"]');
      await tab.press('Escape');
      await tab.gone('dialog');
      await until('the focus to be back', () => isOn(tab, '.top [data-action="export"]'));
      await tab.close();
    });
  });
}

/** Presses Tab, or Shift and Tab, until the focus is there. */
async function tabTo(tab: Tab, selector: string, way: 'on' | 'back' = 'on'): Promise<void> {
  for (let stops = 0; stops < mostStops; stops++) {
    if (await isOn(tab, selector)) return;
    await tab.press(way === 'on' ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`The keyboard does not come to ${selector}.`);
}

function isOn(tab: Tab, selector: string): Promise<boolean> {
  return tab.run((selector) => document.activeElement?.matches(selector) === true, selector);
}

/** What the keyboard's own paste does with the field that has the focus. */
function paste(tab: Tab, text: string): Promise<unknown> {
  return tab.run((text) => document.execCommand('insertText', false, text), text);
}

/** Types into the field that has the focus and offers what it finds, and takes the first. */
async function take(tab: Tab, typed: string): Promise<void> {
  await tab.type(typed);
  await until('an offer', () =>
    tab.run(() => document.activeElement?.getAttribute('aria-activedescendant') !== null, null),
  );
  await tab.press('Enter');
}
