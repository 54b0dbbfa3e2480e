import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lab } from '../../pages/client/page-globals.ts';
import { engines, framed, shadowed } from '../../pages/lab-boxes.ts';
import type { Bench } from '../bench.ts';
import { type Tab, until } from '../door.ts';
import { type OwnLine, openOwnLine } from '../own-line.ts';
import { compact } from '../reader.ts';
import { makeTable } from '../table.ts';

/** Every editor, as npm ships it, takes a text from the real content script; and every state that a box may be in. */

const intro = 'Intro. ';
const address = 'https://doi.org/10.1000/xyz123';
const reply = `Large studies found no link.\n\nI am a doctor, and I would be glad to talk. ${address}`;
const more = ' More.';

/** What the popup is told. */
interface Outcome {
  outcome: 'inserted' | 'copied' | 'failed';
  reason: string;
}

export function editorsScenario(bench: () => Bench): void {
  describe('an editor', () => {
    const boxes = [
      ...engines,
      ...shadowed.map((engine) => `shadow ${engine}`),
      ...framed.map((engine) => `frame ${engine}`),
    ];
    const table = makeTable('editors');
    let line: OwnLine;
    let tab: Tab;
    let url: string;

    beforeAll(async () => {
      const { browser, pages } = bench();
      line = await openOwnLine(browser);
      url = pages.url('old.reddit.com', '/lab');
      tab = await browser.openTab(url);
      const all = engines.length + shadowed.length + framed.length;
      await until('every editor', () => tab.run((all) => (window.__lab?.boxes().length ?? 0) >= all, all));
      await until('the content script', async () => (await line.ask(url, 'pageState', {})) !== undefined);
      // All are begun before the first is judged: editors take what follows within a second for the same undo step, and
      // no reader presses a button that soon after her last letter.
      for (const id of boxes) {
        await enter(id);
        await tab.type(intro);
      }
    });
    afterAll(async () => {
      table.finish(bench().browser.engine);
      await tab?.close();
      await line?.close();
    });

    const lab = <Name extends keyof Lab>(name: Name, id?: string) =>
      tab.run(
        ({ name, id }) => {
          if (!window.__lab) throw new Error('This page is no laboratory.');
          return (window.__lab[name] as (id?: string) => unknown)(id);
        },
        { name, id },
      ) as Promise<ReturnType<Lab[Name]>>;
    const clickOn = async (id: string) => {
      const point = await lab('point', id);
      if (!point) throw new Error(`There is no ${id}.`);
      await tab.clickAt(point.x, point.y);
    };
    /** Clicks, and waits for the focus: keys pressed before it has come go elsewhere. */
    const enter = (id: string) =>
      until(`the focus in ${id}`, async () => {
        await clickOn(id);
        return lab('entered', id);
      });
    const insert = () => line.ask(url, 'insertAtCursor', { text: reply }) as Promise<Outcome>;
    /** Waits for the editor's model to be this, white space aside; answers whether it came to it. */
    const holds = async (id: string, wanted: string) => {
      let text: string | null = null;
      return until(
        `${id} to hold ${wanted}`,
        async () => {
          text = await lab('text', id);
          return compact(text ?? '') === compact(wanted);
        },
        5000,
      ).catch(() => {
        process.stdout.write(`${id} holds ${JSON.stringify(text)}, not ${JSON.stringify(wanted)}\n`);
        return false;
      });
    };
    const unsent = async () => {
      const met = await lab('spies');
      return met
        .flatMap(({ submits, submitClicks, enters, network }) => [submits, submitClicks, enters, network])
        .flat();
    };

    /** Inserting when the editor was left, when it is empty, and when all of it is selected. */
    const otherStarts = async (id: string) => {
      await tab.press('Control+End');
      await tab.type(intro);
      await lab('leave');
      await insert();
      const blurred = await holds(id, intro + reply);

      await lab('clear', id);
      await enter(id);
      await insert();
      const empty = await holds(id, reply);

      await lab('clear', id);
      await enter(id);
      await tab.type(intro);
      await tab.press('Control+a');
      await insert();
      const selection = await holds(id, intro + reply);
      await lab('clear', id);
      return { blurred, empty, selection };
    };

    it.each(boxes)('%s takes one copy, keeps what is there, undoes it at once, and is typed on', async (id) => {
      const typed = await holds(id, intro);
      await enter(id);
      await tab.press('Control+End');
      const answer = await insert();
      const checks: Record<string, boolean> = {
        typed,
        'exactly once': answer.outcome === 'inserted' && (await holds(id, intro + reply)),
      };
      const text = (await lab('text', id)) ?? '';
      checks.paragraphs = id.endsWith('input') ? text.includes(`talk. ${address}`) : /link\.\s*\n\s*I am/.test(text);
      await tab.press('Control+z');
      checks['one undo'] = await holds(id, intro);
      await insert();
      await tab.type(more);
      checks['typing on'] = await holds(id, intro + reply + more);

      await lab('clear', id);

      // Where the editor stands makes no difference to these.
      if (!/ /.test(id)) Object.assign(checks, await otherStarts(id));
      checks['nothing sent'] = (await unsent()).length === 0;
      table.add(id, checks);
      const wrong = Object.keys(checks).filter((check) => !checks[check]);
      expect(wrong.join(', ')).toBe('');
    });

    describe('in a state', () => {
      /** Enters the box as a reader does, and inserts; answers what the reader is told and what the box then holds. */
      const tryInto = async (id: string, typed = '') => {
        await enter(id);
        if (typed) await tab.type(typed);
        const { outcome, reason } = await insert();
        return { outcome, reason, text: (await lab('text', id)) ?? '' };
      };
      /** Where nothing can be put in, the text is copied, or the reader is told to copy it by hand. */
      const copied = expect.stringMatching(/^(copied|failed)$/);

      it('with too small a maxlength is left as it is, and the reader is told', async () => {
        const tried = await tryInto('maxlength', intro);
        expect(tried).toEqual({
          outcome: copied,
          reason: expect.stringContaining('longer than the box takes'),
          text: intro,
        });
        table.add('maxlength', { 'as it should': true });
      });

      it.each(['read-only', 'read-only editor'])('that is %s is left as it is, and the reader is told', async (id) => {
        const tried = await tryInto(id);
        expect(tried).toEqual({ outcome: copied, reason: expect.stringContaining('nothing can be written'), text: '' });
        table.add(id, { 'as it should': true });
      });

      it('that is disabled is not even entered', async () => {
        await lab('clear', 'textarea');
        await enter('textarea');
        await clickOn('disabled');
        await insert();
        expect(await lab('text', 'disabled')).toBe('');
        table.add('disabled', { 'as it should': true });
      });

      it('that takes nothing is said to take nothing', async () => {
        const tried = await tryInto('deaf', '');
        expect(tried).toEqual({ outcome: copied, reason: expect.stringContaining('did not take the text'), text: '' });
        table.add('deaf', { 'as it should': true });
      });

      it('that makes two of one is not said to hold the reply', async () => {
        const tried = await tryInto('echo');
        expect(tried).toEqual({
          outcome: copied,
          reason: expect.stringContaining('changed the text'),
          text: expect.any(String),
        });
        table.add('echo', { 'as it should': true });
      });

      it.each(['replaced on focus', 'replaced, text lost', 'replaced, text kept'])(
        'in which it is %s has the reply once',
        async (id) => {
          if (id === 'replaced on focus') {
            await clickOn(id);
            await lab('leave');
          } else await enter(id);
          const { outcome } = await insert();
          expect(outcome).toBe('inserted');
          expect(compact((await lab('text', id)) ?? '')).toBe(compact(reply));
          table.add(id, { 'as it should': true });
        },
      );

      it.each(['sends by requestSubmit', 'sends by click', 'sends by Enter'])(
        'in which its page %s sends nothing',
        async (id) => {
          const { outcome } = await tryInto(id);
          expect(outcome).toBe('inserted');
          await until('the page to have tried', async () => (await lab('tried', id)) === true);
          expect(await lab('sent')).toEqual([]);
          table.add(id, { 'as it should': true });
        },
      );

      it('is sent when the reader herself sends it, also right after an insertion', async () => {
        await lab('clear', 'textarea');
        await tryInto('textarea');
        await tab.press('Enter');
        await until('the form to be sent', async () => (await lab('sent')).includes('textarea'));
      });
    });
  });
}
