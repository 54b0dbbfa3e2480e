import { describe, expect, it } from 'vitest';
import { type Bench, pictures, visit } from '../bench.ts';
import { type Tab, until } from '../door.ts';
import { cardHost, compact, editorModel, filledEditors, insertReply, openCard, replyInCard } from '../reader.ts';
import { type TriedSite, triedSites } from '../sites.ts';
import { noted } from '../table.ts';

/** The claim of the post or comment that is answered. */
function claimOf(site: TriedSite, under: 'post' | 'comment'): string {
  const claim = site[under].claim;
  if (!claim) throw new Error(`The ${under} of ${site.name} is about no claim.`);
  return claim;
}

/** Waits until the editor holds what it should; a failure says what it holds instead. */
async function holds(tab: Tab, box: string, is: (model: string) => boolean): Promise<string> {
  let model: string | null = null;
  const right = async () => {
    model = await editorModel(tab, box);
    return model !== null && is(model) ? model : null;
  };
  return until('the editor', right).catch(() => {
    throw new Error(`The editor holds ${JSON.stringify(model)}.`);
  });
}

export function replyScenario(bench: () => Bench): void {
  describe.each(triedSites)('the reply on $name', (site) => {
    const tried = (checks: string[], use: (tab: Tab) => Promise<void>) =>
      noted(site.id, checks, () => visit(bench(), site, site.pageOf(site.post), use));

    it.each(['post', 'comment'] as const)('comes once into the box under the %s, and only there', (under) =>
      tried([`under ${under}`, 'only there', 'nothing sent'], async (tab) => {
        await openCard(tab, claimOf(site, under));
        const reply = await replyInCard(tab);
        expect(reply).toContain('https://doi.org/');
        expect(compact(await insertReply(tab, site.box[under]))).toBe(compact(reply));
        expect((await filledEditors(tab)).map(compact)).toEqual([compact(reply)]);
        await tab.screenshot(`${pictures}/${bench().browser.engine}-${site.id}-${under}.png`);
      }),
    );

    it('keeps what was typed, is undone by one undo, and lets the reader type on', () =>
      tried(['one undo', 'kept, once', 'typing on'], async (tab) => {
        const typed = 'I see this every week. ';
        await tab.click(site.opener);
        await tab.click(site.box.comment);
        await tab.type(typed);
        await holds(tab, site.box.comment, (model) => model.trim() === typed.trim());

        await openCard(tab, claimOf(site, 'comment'));
        const reply = await replyInCard(tab);
        expect(compact(await insertReply(tab, site.box.comment))).toBe(compact(typed + reply));

        await tab.press('Control+z');
        await holds(tab, site.box.comment, (model) => model.trim() === typed.trim());

        expect(compact(await insertReply(tab, site.box.comment))).toBe(compact(typed + reply));
        await tab.type(' Ask me anything.');
        const end = await holds(tab, site.box.comment, (model) => model.endsWith('Ask me anything.'));
        expect(compact(end)).toBe(compact(`${typed}${reply}Ask me anything.`));
      }));

    it('is written in a card that stays where it stands, though the page has scrolled and the card grows', () =>
      tried([], async (tab) => {
        await openCard(tab, claimOf(site, 'comment'));
        await insertReply(tab, site.box.comment);
        await tab.click({ selector: 'textarea', within: cardHost });
        await tab.run(() => scrollBy(0, 90), null);
        const card = async () => (await tab.one({ selector: '.card', within: cardHost })).box;
        const before = await card();
        await tab.type(' Only an idiot believes this.');
        await tab.one({ selector: '.problems .error', within: cardHost });
        // Its new size is told in one frame and answered in the next.
        await new Promise((soon) => setTimeout(soon, 500));
        const after = await card();
        const moved = [after.y - before.y, after.y + after.height - before.y - before.height];
        // It grows at its foot, or at its head where its foot stands on the reply box.
        expect(Math.min(...moved.map(Math.abs))).toBeLessThan(1);

        // The draft would be there the next time.
        await tab.click({ selector: '[data-action="restore"]', within: cardHost });
        await tab.gone({ selector: '.problems .error', within: cardHost });
        await insertReply(tab, site.box.comment);
      }));

    it('is what the reader made of it in the card, where no key reaches the site', () =>
      tried([], async (tab) => {
        await openCard(tab, claimOf(site, 'comment'));
        const before = await replyInCard(tab);
        await tab.click({ selector: 'textarea', within: cardHost });
        await tab.press('Control+End');
        await tab.type(' So say we all, j and k / too?');
        const reply = await replyInCard(tab);
        expect(reply).toBe(`${before} So say we all, j and k / too?`);
        expect(compact(await insertReply(tab, site.box.comment))).toBe(compact(reply));
      }));
  });
}
