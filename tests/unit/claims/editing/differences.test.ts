import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, revertField } from '../../../../src/claims/editing/differences.ts';
import { setField } from '../../../../src/claims/editing/edit-source.ts';
import { sameValue } from '../../../../src/claims/editing/house-form.ts';
import { readValue } from '../../../../src/claims/editing/source-tree.ts';
import { goodClaim, goodReferences } from '../folder.ts';
import { editsOf } from './edits.ts';

const fields = (before: string | null, after: string) => differences(before, after).map(({ field }) => field);
const phrasings = (readValue(goodClaim) as { phrasings: string[] }).phrasings;
const replies = (readValue(goodClaim) as { replies: object[] }).replies;

describe('differences', () => {
  it('are none where nothing changed', () => expect(differences(goodClaim, goodClaim)).toEqual([]));

  it('of a file that is gone are all of its fields', () => {
    const found = differences('topic: fruit\nfact: one\n', null);
    expect(found.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['topic', 'fruit', null],
      ['fact', 'one', null],
    ]);
    expect(differences(null, null)).toEqual([]);
  });

  it('show a changed text word by word', () => {
    const after = setField(goodClaim, ['statement'], 'Statins always cause dementia.');
    expect(differences(goodClaim, after)).toEqual([
      {
        field: 'statement',
        before: 'Statins cause dementia.',
        after: 'Statins always cause dementia.',
        parts: [
          { text: 'Statins ', kind: 'same' },
          { text: 'always ', kind: 'added' },
          { text: 'cause dementia.', kind: 'same' },
        ],
      },
    ]);
  });

  it.each<[string, string, string[]]>([
    ['a phrasing put in', setField(goodClaim, ['phrasings'], phrasings.toSpliced(1, 0, 'new')), ['phrasings[1]']],
    ['one taken out', setField(goodClaim, ['phrasings', 2], undefined), ['phrasings[was 2]']],
    [
      'one put in, one changed, one taken out',
      setField(
        goodClaim,
        ['phrasings'],
        ['new', ...phrasings.with(3, "statins gave my dad dementia and Alzheimer's").toSpliced(7, 1)],
      ),
      ['phrasings[0]', 'phrasings[4]', 'phrasings[was 7]'],
    ],
    ['items that moved', setField(goodClaim, ['phrasings'], phrasings.toReversed()), ['phrasings']],
    [
      'a reply put in before one that changed',
      setField(
        goodClaim,
        ['replies'],
        [
          { tone: 'rebut', length: 'short', text: 'Something that is said nowhere else, of {{link}} and more.' },
          ...replies.with(1, {
            ...replies[1],
            text: '{{fact}} That is what the trials found, time and again. {{sources}}',
          }),
        ],
      ),
      ['replies[0]', 'replies[2].text'],
    ],
    ['a frame', setField(goodClaim, ['frames', 0, 'not'], ['vitamin-c']), ['frames[0]']],
    ['nested fields', setField(goodClaim, ['review', 'by'], 'Jane Roe, MD'), ['review.by']],
    [
      'a map',
      setField(goodClaim, ['readability'], { grade: 12, why: 'Because of the names.' }),
      ['readability.grade', 'readability.why'],
    ],
    ['only comments', `${goodClaim}# more\n`, ['']],
    ['what cannot be read', `${goodClaim}\n: [`, ['']],
    ['what is no file of fields', 'text', ['']],
  ])('name %s', (_, after, expected) => expect(fields(goodClaim, after)).toEqual(expected));

  it('of a new file are all that is in it', () => {
    const found = differences(null, goodClaim);
    expect(found.map(({ field }) => field)).toContain('phrasings[14]');
    expect(found.map(({ field }) => field)).toContain('replies[0]');
    expect(found.every(({ before, parts }) => before === null && parts.every(({ kind }) => kind === 'added'))).toBe(
      true,
    );
  });

  it('of references go by their ids', () => {
    const items = JSON.parse(goodReferences) as { id: string; custom: object }[];
    const after = JSON.stringify(
      [{ ...items[0], id: 'a-new-one' }, { ...items[0], title: 'Other' }, items[1]],
      null,
      2,
    );
    expect(fields(goodReferences, after)).toEqual(['[0]', '[1].title']);
  });

  it('put together give both texts', () => {
    fc.assert(
      fc.property(editsOf(goodClaim), (after) => {
        for (const { before, after: now, parts } of differences(goodClaim, after)) {
          const textOf = (kind: string) =>
            parts
              .filter((part) => part.kind !== kind)
              .map(({ text }) => text)
              .join('');
          expect(textOf('added')).toBe(before ?? '');
          expect(textOf('removed')).toBe(now ?? '');
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('taking differences back', () => {
  it('one by one leads to the text that was there before, letter by letter', () => {
    fc.assert(
      fc.property(editsOf(goodClaim), (edited) => {
        let text = edited;
        for (let step = 0; step < 60 && text !== goodClaim; step++) {
          const [first] = differences(goodClaim, text);
          const next = revertField({ base: goodClaim, text }, first?.field ?? '');
          expect(next, first?.field).not.toBe(text);
          text = next;
        }
        expect(sameValue(readValue(text), readValue(goodClaim))).toBe(true);
        expect(text).toBe(goodClaim);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the other changes', () => {
    const one = setField(goodClaim, ['statement'], 'Statins always cause dementia.');
    const both = setField(one, ['phrasings', 4], undefined);
    expect(revertField({ base: goodClaim, text: both }, 'phrasings[was 4]')).toBe(one);
    expect(revertField({ base: goodClaim, text: both }, 'statement')).toBe(
      setField(goodClaim, ['phrasings', 4], undefined),
    );
  });

  it('takes a map out that was put in, with its last field', () => {
    const edited = setField(goodClaim, ['readability'], { grade: 12, why: 'Because of the names.' });
    const half = revertField({ base: goodClaim, text: edited }, 'readability.grade');
    expect(revertField({ base: goodClaim, text: half }, 'readability.why')).toBe(goodClaim);
  });
});
