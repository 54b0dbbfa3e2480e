import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setField } from '../../../../src/claims/editing/edit-source.ts';
import { valueAt } from '../../../../src/claims/editing/house-form.ts';
import { mergeSources, takeTheirs } from '../../../../src/claims/editing/merge.ts';
import { readValue } from '../../../../src/claims/editing/source-tree.ts';
import { goodClaim, goodReferences } from '../folder.ts';
import { editsOf } from './edits.ts';

const phrasings = (readValue(goodClaim) as { phrasings: string[] }).phrasings;
const set = (path: (string | number)[], value: unknown, text = goodClaim) => setField(text, path, value);
const merge = (mine: string, theirs: string) => mergeSources(goodClaim, mine, theirs);
const listIn = (text: string, ...path: string[]) => (valueAt(readValue(text), path) ?? []) as unknown[];

describe('three texts merged', () => {
  it('take what only one side changed', () => {
    const mine = set(['statement'], 'Statins always cause dementia.');
    const theirs = set(['review', 'by'], 'Jane Roe, MD');
    expect(merge(mine, theirs)).toEqual({ text: set(['review', 'by'], 'Jane Roe, MD', mine), conflicts: [] });
  });

  it('add what both added to a list', () => {
    const mine = set(['phrasings'], [...phrasings, 'mine']);
    const theirs = set(['phrasings'], [...phrasings.toSpliced(2, 1), 'theirs']);
    const { text, conflicts } = merge(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(listIn(text, 'phrasings')).toEqual([...phrasings.toSpliced(2, 1), 'theirs', 'mine']);
  });

  it('tell what both changed, keep mine, and give theirs when asked', () => {
    const mine = set(['statement'], 'Statins always cause dementia.');
    const theirs = set(['statement'], 'Statins never cause dementia.');
    const { text, conflicts } = merge(mine, theirs);
    expect(text).toBe(mine);
    expect(conflicts).toEqual([
      {
        field: 'statement',
        base: 'Statins cause dementia.',
        mine: 'Statins always cause dementia.',
        theirs: 'Statins never cause dementia.',
      },
    ]);
    expect(takeTheirs(text, theirs, 'statement')).toBe(theirs);
  });

  it('find the same item where it stands in both', () => {
    const mine = set(['phrasings'], ['of mine', ...phrasings.with(3, "statins gave my dad and mum Alzheimer's")]);
    const theirs = set(['phrasings', 3], "statins surely gave my dad Alzheimer's");
    const { text, conflicts } = merge(mine, theirs);
    expect(conflicts.map(({ field }) => field)).toEqual(['phrasings[4, theirs 3]']);
    const taken = takeTheirs(text, theirs, conflicts[0]?.field ?? '');
    expect(listIn(taken, 'phrasings')).toEqual([
      'of mine',
      ...phrasings.with(3, "statins surely gave my dad Alzheimer's"),
    ]);
  });

  it('tell when one side changed what the other took out', () => {
    const removed = set(['phrasings', 3], undefined);
    const changed = set(['phrasings', 3], "statins surely gave my dad Alzheimer's");
    const lost = merge(removed, changed);
    expect(lost.text).toBe(removed);
    expect(lost.conflicts).toMatchObject([{ field: 'phrasings[theirs 3]', mine: null }]);
    expect(takeTheirs(removed, changed, 'phrasings[theirs 3]')).toBe(changed);
    const kept = merge(changed, removed);
    expect(kept.text).toBe(changed);
    expect(kept.conflicts).toMatchObject([{ field: 'phrasings[3]', theirs: null }]);
    expect(takeTheirs(changed, removed, 'phrasings[3]')).toBe(removed);
  });

  it('follow the side that put a list in another order, and tell when both did', () => {
    const mine = set(['phrasings'], phrasings.toReversed());
    const theirs = set(['phrasings'], [...phrasings, 'theirs']);
    // What they put in stays behind what they put it behind.
    const both = phrasings.toReversed().toSpliced(1, 0, 'theirs');
    expect(listIn(merge(mine, theirs).text, 'phrasings')).toEqual(both);
    expect(listIn(merge(theirs, mine).text, 'phrasings')).toEqual(both);
    const other = set(['phrasings'], [...phrasings.slice(3), ...phrasings.slice(0, 3)]);
    expect(merge(mine, other).conflicts.map(({ field }) => field)).toEqual(['phrasings']);
    expect(takeTheirs(mine, other, 'phrasings')).toBe(other);
  });

  it('keep the comments of both sides', () => {
    const mine = set(['statement'], 'Statins always cause dementia.').replace('topic: heart', 'topic: heart # mine');
    const theirs = goodClaim.replace('status: published', 'status: published # theirs');
    const { text } = merge(mine, theirs);
    expect(text).toContain('topic: heart # mine\nstatement: Statins always');
    expect(text).toContain('status: published # theirs');
  });

  it('never have a field twice', () => {
    const mine = goodClaim.replace('topic: heart', 'negative: true\ntopic: heart');
    const theirs = goodClaim.replace('status: published', 'negative: true\nstatus: retired');
    const { text, conflicts } = merge(mine, theirs);
    expect(conflicts).toEqual([]);
    expect(text.match(/^negative:/gm)).toHaveLength(1);
    expect(text).toBe(mine.replace('published', 'retired'));
  });

  it('may have been begun apart: their lists come together, and what differs is a conflict', () => {
    const theirs = set(['label'], 'statins', set(['phrasings', 0], 'something that is said nowhere else'));
    const { text, conflicts } = mergeSources('', goodClaim, theirs);
    expect(conflicts.map(({ field }) => field)).toEqual(['label']);
    expect(listIn(text, 'phrasings')).toEqual(['something that is said nowhere else', ...phrasings]);
  });

  it('are chosen whole where one cannot be read', () => {
    const broken = `${goodClaim}: [`;
    expect(merge(broken, `${goodClaim}# x\n`)).toEqual({
      text: broken,
      conflicts: [{ field: '', base: goodClaim, mine: broken, theirs: `${goodClaim}# x\n` }],
    });
    expect(takeTheirs(broken, goodClaim, '')).toBe(goodClaim);
  });

  it('are merged record by record in references.json', () => {
    const items = JSON.parse(goodReferences) as { id: string; title: string }[];
    const [first, second] = items;
    const mine = JSON.stringify([{ ...first, title: 'Mine, another title' }, second], null, 2);
    const theirs = JSON.stringify([first, second, { ...second, id: 'zz' }], null, 2);
    const { text, conflicts } = mergeSources(goodReferences, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(JSON.parse(text)).toEqual([{ ...first, title: 'Mine, another title' }, second, { ...second, id: 'zz' }]);
  });
});

describe('whatever both sides do', () => {
  const sides = fc.tuple(editsOf(goodClaim), editsOf(goodClaim));

  it('an unchanged side gives the other, and the same edit on both is no conflict', () => {
    fc.assert(
      fc.property(editsOf(goodClaim), (edited) => {
        expect(merge(edited, goodClaim)).toEqual({ text: edited, conflicts: [] });
        expect(merge(goodClaim, edited)).toEqual({ text: edited, conflicts: [] });
        expect(merge(edited, edited)).toEqual({ text: edited, conflicts: [] });
      }),
      { numRuns: 30 },
    );
  });

  it('edits of different fields both survive', () => {
    const item = fc.constantFrom('one thing', 'another thing', 'the pills again');
    fc.assert(
      fc.property(item, item, fc.nat(14), fc.nat(3), (one, other, place, at) => {
        const mine = set(['fact'], `${one} that is true`, set(['phrasings', place], `${one} of mine`));
        const theirs = set(['nuance'], `${other} that is true`, set(['examples', 'asserts', at], `${other} of theirs`));
        const { text, conflicts } = merge(mine, theirs);
        expect(conflicts).toEqual([]);
        expect(readValue(text)).toEqual(
          readValue(
            set(['nuance'], `${other} that is true`, set(['examples', 'asserts', at], `${other} of theirs`, mine)),
          ),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('nothing is lost: what either side wrote is in the text or in a conflict', () => {
    const written = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(written)
          : [];
    fc.assert(
      fc.property(sides, ([mine, theirs]) => {
        const { text, conflicts } = merge(mine, theirs);
        const base = new Set(written(readValue(goodClaim)));
        const there = [...written(readValue(text)), ...conflicts.flatMap((one) => [one.mine ?? '', one.theirs ?? ''])];
        const inside = there.join('\n').replace(/\s+/g, ' ');
        for (const value of [...written(readValue(mine)), ...written(readValue(theirs))])
          if (!base.has(value)) expect(inside).toContain(value.replace(/\s+/g, ' '));
        // What neither side touched stays.
        const both = new Set(written(readValue(theirs)));
        for (const value of written(readValue(mine)))
          if (both.has(value)) expect(inside).toContain(value.replace(/\s+/g, ' '));
      }),
      { numRuns: 100 },
    );
  });

  it('taking theirs in every conflict leaves nothing of mine that they changed', () => {
    fc.assert(
      fc.property(sides, ([mine, theirs]) => {
        const merged = merge(mine, theirs);
        const text = merged.conflicts.reduce((now, { field }) => takeTheirs(now, theirs, field), merged.text);
        const here = JSON.stringify(readValue(text));
        for (const one of merged.conflicts) {
          const list = one.field.replace(/\[[^\]]*\]$/, '');
          if (one.theirs !== null && !merged.conflicts.some(({ field }) => field === list && field !== one.field))
            for (const line of one.theirs.split('\n').filter((part) => !part.includes(':')))
              expect(here).toContain(JSON.stringify(line.trim()).slice(1, -1));
        }
      }),
      { numRuns: 100 },
    );
  });
});
