import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isExperimental } from '../../../src/sites/choice.ts';
import { sites } from '../../../src/sites/index.ts';
import { type Bench, visit } from '../bench.ts';
import type { Tab } from '../door.ts';
import { until } from '../door.ts';
import { answered, firstPost, type Place, type TriedFixture, triedFixtures } from '../fixture-sites.ts';
import { switchOnExperiments } from '../own-line.ts';
import {
  cardHost,
  compact,
  editorModel,
  filledEditors,
  openCard,
  pressInsert,
  replyInCard,
  rightBadges,
  settledPage,
  summary,
} from '../reader.ts';
import { type Checks, sitesTable } from '../table.ts';

/** One page of every site of the framework, in which a reader does all that she would do on any site. */

const typed = 'I see this weekly. ';
const more = ' Ask me.';
/** A page is believed to be read when it has been right for so long; later looks may be shorter than the first. */
const atFirstMs = 400;
const shortlyMs = 200;

export function everySiteScenario(bench: () => Bench): void {
  describe('every site', () => {
    let putBack = async () => {};
    beforeAll(async () => {
      const ids = sites.filter(isExperimental).map(({ id }) => id);
      putBack = await switchOnExperiments(bench().browser, ids);
    });
    afterAll(async () => {
      sitesTable.finish(bench().browser.engine);
      await putBack();
    });

    it.each(triedFixtures)(
      '$fixture.id: badges, and the reply once, at the right place, sent by nobody',
      async (site) => {
        const checks: Checks = {};
        const { paths } = site.fixture;
        try {
          await visit(bench(), site, paths[0], async (tab) => {
            checks.badges = await hasRightBadges(tab, site, atFirstMs);
            if (site.places.comment !== null)
              Object.assign(checks, await replyTo(tab, answered.claim ?? '', site.places.comment, 'comment'));

            await signal(tab, 'navigate', paths[1]);
            checks['in-app'] = await hasRightBadges(tab, site, shortlyMs);
            await signal(tab, 'navigate', paths[0]);
            checks['in-app'] &&= await hasRightBadges(tab, site, shortlyMs);
            Object.assign(checks, await replyTo(tab, firstPost.claim ?? '', site.places.post, 'post'));

            await signal(tab, 'navigate', paths[0]);
            await signal(tab, 'recycle', '');
            await signal(tab, 'rerender', firstPost.id);
            checks.recycled = await hasRightBadges(tab, site, shortlyMs);
          });
          checks['nothing sent'] = true;
        } finally {
          sitesTable.add(site.fixture.id, checks);
        }
        const wrong = Object.keys(checks).filter((check) => !checks[check]);
        expect(wrong.join(', ')).toBe('');
      },
    );
  });
}

function signal(tab: Tab, name: 'rerender' | 'recycle' | 'navigate', arg: string): Promise<void> {
  return tab.run(({ name, arg }) => (window.__site[name] as (arg: string) => void)(arg), { name, arg });
}

/** Do the badges stand beside what asserts or asks, and beside nothing else? Says what stands there where they do not. */
async function hasRightBadges(tab: Tab, site: TriedFixture, settled: number): Promise<boolean> {
  const { entries, badges } = await settledPage(tab, site, 'whole', settled);
  const right = rightBadges(entries, 'whole');
  if (entries.length > 0 && right.length > 0 && String(summary(badges)) === String(right)) return true;
  process.stdout.write(`${site.fixture.id}: badges ${summary(badges)}, not ${right}\n`);
  return false;
}

/** Replies to what makes this claim, as a reader does, and answers what was right about it. */
async function replyTo(tab: Tab, claim: string, place: Place, under: 'post' | 'comment'): Promise<Checks> {
  await openCard(tab, claim);
  await makeShortEnough(tab);
  if (place === 'clipboard') {
    const said = await pressInsert(tab);
    await tab.press('Escape');
    return { [`under ${under}`]: /on the clipboard/.test(said) && (await filledEditors(tab)).length === 0 };
  }
  const checks: Checks = {};
  const before = (await editorModel(tab, place.box).catch(() => null)) ?? '';
  await pressInsert(tab);
  const reply = await replyInCard(tab);
  // Some sites put the name of the one who is answered into the box: it stays, in front.
  const now = await model(tab, place.box, (text) => compact(text).endsWith(compact(reply)));
  const addressed = now === null ? '' : compact(now).slice(0, -compact(reply).length);
  checks[`under ${under}`] = now !== null && before === '' && addressed.length < 25;
  checks['only there'] = (await filledEditors(tab)).length === 1;
  if (under === 'post') return checks;

  const is = async (wanted: string) =>
    (await model(tab, place.box, (text) => compact(text) === addressed + compact(wanted))) !== null;
  await tab.press('Control+z');
  checks['one undo'] = await is('');
  await tab.press('Control+End');
  await tab.type(typed);
  await is(typed);
  await pressInsert(tab);
  checks['kept, once'] = await is(typed + reply);
  await tab.type(more);
  checks['typing on'] = await is(typed + reply + more);
  return checks;
}

/** Where the site gives less room than any wording needs, the reader writes a shorter one. */
async function makeShortEnough(tab: Tab): Promise<void> {
  const insert = await tab.one({ selector: 'button', within: cardHost, text: 'Insert reply' });
  if (insert.attributes.disabled === undefined) return;
  const link = /https:\/\/doi\.org\/\S+/.exec(await replyInCard(tab))?.[0] ?? '';
  await tab.click({ selector: 'textarea', within: cardHost });
  await tab.press('Control+a');
  await tab.type(`Studies found no such thing. ${link}`);
}

/** Waits until the editor's model is like this; null, said aloud, if it never is. */
async function model(tab: Tab, box: string, is: (text: string) => boolean): Promise<string | null> {
  let text: string | null = null;
  const right = async () => {
    text = await editorModel(tab, box).catch(() => null);
    return text !== null && is(text) ? { text } : null;
  };
  try {
    return (await until(box, right, 2500)).text;
  } catch {
    process.stdout.write(`${box} holds ${JSON.stringify(text)}\n`);
    return null;
  }
}
