import { describe, expect, it } from 'vitest';
import { claim } from '../../../../src/claims/claim.ts';
import { referencesWith, setField } from '../../../../src/claims/editing/edit-source.ts';
import { valueAt } from '../../../../src/claims/editing/house-form.ts';
import { readValue } from '../../../../src/claims/editing/source-tree.ts';
import type { Reference } from '../../../../src/claims/reference.ts';
import { parseSource } from '../../../../src/claims/source-file.ts';
import { changedLines, shippedClaims, shippedLexicon, shippedReferences } from './claims-files.ts';

type Path = (string | number)[];

/** Every place in a value that can be set: fields, items, and what is in them. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [...(path.length > 0 ? [path] : []), ...keys.flatMap((key) => pathsOf(valueAt(value, [key]), [...path, key]))];
}

function listOf(text: string, path: Path): string[] {
  const list = valueAt(readValue(text), path);
  return Array.isArray(list) ? list.map(String) : [];
}

const lists: Path[] = [['phrasings'], ['evidence'], ['examples', 'asserts'], ['examples', 'unrelated']];

/** Every fifth claim, beginning elsewhere each time: what is tried many times over is tried on all of them together. */
let turn = 0;
function someClaims(): typeof shippedClaims {
  turn++;
  return shippedClaims.filter((_, index) => (index + turn) % 5 === 0);
}

describe('every shipped claim keeps every other byte', { timeout: 60_000 }, () => {
  it('is there', () => expect(shippedClaims.length).toBeGreaterThanOrEqual(120));

  it('when all is set to what it says already, as read from the file or by the format', () => {
    for (const source of shippedClaims) {
      const { text, file } = source;
      expect(setField(text, [], readValue(text)), file).toBe(text);
      const parsed = parseSource(source, claim).parsed?.value;
      expect(parsed, file).toBeDefined();
      expect(setField(text, [], parsed), file).toBe(text);
    }
  });

  it('when a field is set to what it says already', () => {
    for (const source of someClaims()) {
      const parsed = parseSource(source, claim).parsed?.value ?? {};
      for (const [key, value] of Object.entries(parsed))
        expect(setField(source.text, [key], value), `${source.file} ${key}`).toBe(source.text);
    }
  });

  it('when anything in it is set to what it says already, however deep', () => {
    for (const { text, file } of shippedClaims.slice(0, 2)) {
      const value = readValue(text);
      for (const path of pathsOf(value))
        expect(setField(text, path, valueAt(value, path)), `${file} ${path.join('.')}`).toBe(text);
    }
  });

  it.each<[string, Path, unknown]>([
    ['a plain text', ['statement'], 'Something else is the case.'],
    ['a text that needs quotes', ['label'], 'masks: what #they say'],
    ['a verdict', ['verdict'], 'misleading'],
    ['a phrasing', ['phrasings', 3], 'said in another way'],
    ['a long phrasing', ['phrasings', 0], 'so long that it has to be broken '.repeat(7).trim()],
    ['an example', ['examples', 'asserts', 2], 'It\'s all a lie: they said "so" themselves'],
    ['a nested field', ['review', 'by'], 'Jane Roe, MD'],
    ['a date', ['review', 'on'], '2026-11-28'],
    ['a kind', ['fallacy', 'kind'], 'fake-experts'],
    ['the status', ['status'], 'retired'],
    ['a concept of a frame', ['frames', 0, 'all', 0], 'another-concept'],
    ['the concepts of a frame', ['frames', 0, 'all'], ['one-concept', ['two', 'three']]],
    ['a tone', ['replies', 1, 'tone'], 'answer'],
    ['a reply of several paragraphs', ['replies', 0, 'text'], 'Another reply.\n\nIn two paragraphs: with {{sources}}'],
  ])('when %s is set to something else and back', (_, path, other) => {
    for (const { text, file } of someClaims()) {
      const old = valueAt(readValue(text), path);
      const edited = setField(text, path, other);
      expect(valueAt(readValue(edited), path), file).toEqual(other);
      // Where somebody broke the lines by hand, only the text that was there before knows where.
      const wasFolded = String(old).length > 90 && !String(old).includes('\n');
      expect(setField(edited, path, old, wasFolded ? text : undefined), file).toBe(text);
    }
  });

  it.each<[string, Path]>([
    ['fact', ['fact']],
    ['nuance', ['nuance']],
    ['why of the fallacy', ['fallacy', 'why']],
    ['short reply', ['replies', 4, 'text']],
    ['full reply', ['replies', 0, 'text']],
  ])('when a word in the %s is changed and changed back; its lines stay broken where they were', (_, path) => {
    for (const { text, file } of someClaims()) {
      const old = String(valueAt(readValue(text), path));
      const words = old.split(' ');
      for (const at of [0, 4, Math.floor(words.length / 2), words.length - 1]) {
        const edited = setField(text, path, words.with(at, 'otherwise').join(' '));
        expect(valueAt(readValue(edited), path), file).toBe(words.with(at, 'otherwise').join(' '));
        const { added } = changedLines(text, edited);
        expect(added.length, `${file}\n${added.join('\n')}`).toBeLessThanOrEqual(2);
      }
      const last = setField(text, path, `${old} Added.`);
      expect(setField(last, path, old), file).toBe(text);
    }
  });

  it.each(lists.map((path) => [path.join('.'), path] as const))('when items of %s come, go and move', (_, path) => {
    for (const { text, file } of someClaims()) {
      const items = listOf(text, [...path]);
      const set = (now: unknown[]) => setField(text, [...path], now);
      const isLines = new RegExp(`^ *${path.at(-1)}:$`, 'm').test(text);

      const longer = setField(text, [...path, items.length], 'a-new-one');
      expect(set([...items, 'a-new-one']), file).toBe(longer);
      if (isLines) expect(changedLines(text, longer), file).toMatchObject({ removed: [], added: [expect.anything()] });
      expect(setField(longer, [...path, items.length], undefined), file).toBe(text);

      const middle = set(items.toSpliced(1, 0, 'a-new-one'));
      expect(listOf(middle, [...path])[1]).toBe('a-new-one');
      expect(setField(middle, [...path], items), file).toBe(text);

      const moved = set([...items.slice(1), ...items.slice(0, 1)]);
      expect(listOf(moved, [...path]), file).toEqual([...items.slice(1), items[0]]);
      expect(moved.split('\n').sort().join('\n') === text.split('\n').sort().join('\n') || !isLines, file).toBe(true);
      expect(setField(moved, [...path], items), file).toBe(text);

      const shorter = setField(text, [...path, 0], undefined);
      expect(listOf(shorter, [...path]), file).toEqual(items.slice(1));
      expect(setField(shorter, [...path], items, text), file).toBe(text);
    }
  });

  it('when an optional field is put in, in its place, and taken out', () => {
    const readability = { grade: 12, why: 'The names of the medicines are long.' };
    for (const { text, file } of someClaims()) {
      const without = setField(text, ['readability'], undefined);
      const edited = setField(without, ['readability'], readability);
      expect(edited, file).toMatch(/\nreview:\n( .*\n)+readability:\n {2}grade: 12\n {2}why: The names .*\nstatus:/);
      expect(setField(edited, ['readability'], undefined), file).toBe(without);

      const bare = setField(text, ['negative'], undefined);
      const negated = setField(bare, ['negative'], true);
      expect(negated, file).toMatch(/\nverdict: .*\nnegative: true\nphrasings:\n/);
      expect(setField(negated, ['negative'], undefined), file).toBe(bare);
      // What says nothing is not written.
      expect(setField(bare, ['negative'], false), file).toBe(bare);

      const weak = setField(text, ['frames', 0, 'weak'], undefined);
      expect(setField(setField(weak, ['frames', 0, 'weak'], true), ['frames', 0, 'weak'], undefined), file).toBe(weak);
    }
  });

  it('when replies and frames come and go', () => {
    const reply = { tone: 'rebut', length: 'short', text: 'A short reply that is new here, with its source: {{link}}' };
    const frame = { all: ['one', ['two', 'three']], relation: 'causes', not: [], weak: false };
    for (const { text, file } of shippedClaims) {
      const replies = valueAt(readValue(text), ['replies']) as unknown[];
      const more = setField(text, ['replies', replies.length], reply);
      expect(changedLines(text, more), file).toEqual({
        removed: [],
        added: ['  - tone: rebut', '    length: short', `    text: '${reply.text}'`],
      });
      expect(setField(more, ['replies', replies.length], undefined), file).toBe(text);

      const frames = valueAt(readValue(text), ['frames']) as unknown[];
      const framed = setField(text, ['frames', frames.length], frame);
      expect(changedLines(text, framed), file).toEqual({
        removed: [],
        added: ['  - {all: [one, [two, three]], relation: causes}'],
      });
      expect(setField(framed, ['frames'], frames), file).toBe(text);
    }
  });
});

describe('comments and layout of all kinds', () => {
  const text = [
    '# the first line',
    'id: a   # its id',
    '',
    "label: 'quoted' # why",
    'phrasings: # said so',
    '  # the first',
    '  - one # 1',
    '  # the second',
    '  - "two"  # 2',
    '',
    '  - three',
    '# between',
    'fact: >- # folded',
    '  A text over',
    '  two lines.',
    'review: {by: null, on: null} # later',
    'evidence: []',
    'status: draft',
    '# the end',
    '',
  ].join('\n');

  it.each<[string, Path, unknown, [string, string][]]>([
    ['a commented field', ['id'], 'b', [['id: a   # its id', 'id: b   # its id']]],
    ['quotes', ['label'], 'other', [["'quoted' # why", "'other' # why"]]],
    ['an item', ['phrasings', 1], 'zwei', [['"two"  # 2', '"zwei"  # 2']]],
    ['an item taken out with its comments', ['phrasings', 1], undefined, [['  # the second\n  - "two"  # 2\n', '']]],
    [
      'items that move with their comments',
      ['phrasings'],
      ['two', 'one', 'three'],
      [['  - one # 1\n  # the second\n  - "two"  # 2\n', '  # the second\n  - "two"  # 2\n  - one # 1\n']],
    ],
    ['a folded text', ['fact'], 'A text over two other lines.', [['two lines.', 'two other lines.']]],
    [
      'a folded text that becomes paragraphs',
      ['fact'],
      'One.\n\nTwo.',
      [['>- # folded\n  A text over\n  two lines.', '|- # folded\n  One.\n\n  Two.']],
    ],
    ['a map on one line', ['review', 'by'], 'Jane, MD', [['by: null', "by: 'Jane, MD'"]]],
    ['an empty list', ['evidence', 0], 'ott2015', [['evidence: []', 'evidence:\n  - ott2015']]],
    [
      'a list that becomes empty',
      ['phrasings'],
      [],
      [[text.slice(text.indexOf('phrasings'), text.indexOf('# between')), 'phrasings: [] # said so\n']],
    ],
    ['a field taken out with its comment', ['label'], undefined, [["\nlabel: 'quoted' # why\n", '']]],
    [
      'a map that is new',
      ['fallacy', 'kind'],
      'cherry-picking',
      [['review:', 'fallacy:\n  kind: cherry-picking\nreview:']],
    ],
  ])('%s', (_, path, value, replacements) => {
    const expected = replacements.reduce((now, [from, to]) => now.replace(from, to), text);
    expect(expected).not.toBe(text);
    expect(setField(text, path, value)).toBe(expected);
    expect(setField(text.replaceAll('\n', '\r\n'), path, value)).toBe(expected.replaceAll('\n', '\r\n'));
    const bom = `\uFEFF${text}`;
    expect(setField(bom, path, value)).toBe(`\uFEFF${expected}`);
  });

  it('a file without a line break at its end', () => {
    expect(setField('id: a\nphrasings:\n  - one', ['phrasings', 1], 'two')).toBe('id: a\nphrasings:\n  - one\n  - two');
    expect(setField('id: a', ['status'], 'draft')).toBe('id: a\nstatus: draft');
    expect(setField('phrasings:\n  - one\n  - two', ['phrasings', 1], undefined)).toBe('phrasings:\n  - one');
  });

  it('lists without indentation and keys in the line of a dash', () => {
    const replies = 'replies:\n- tone: rebut\n  text: one two\n- text: three\n';
    expect(setField(replies, ['replies', 1, 'tone'], 'prime')).toBe(
      `${replies.slice(0, -'text: three\n'.length)}tone: prime\n  text: three\n`,
    );
    expect(setField(replies, ['replies', 0, 'tone'], undefined)).toBe('replies:\n- text: one two\n- text: three\n');
    expect(setField(replies, ['replies', 2], { tone: 'answer', text: 'four' })).toBe(
      `${replies}- tone: answer\n  text: four\n`,
    );
  });

  it.each([
    'false',
    'null',
    '~',
    '12',
    '1.5',
    '0x10',
    '2027-05-22',
    'a: b',
    'a #b',
    '#b',
    '- a',
    '? a',
    '! a',
    '&a',
    '*a',
    '@a',
    '`a',
    '%a',
    '{a}',
    '[a]',
    'a, b',
    '"a',
    "'a'",
    "it's",
    'a\\b',
    'tab\there',
    '💉 vax',
    '>-',
    '|',
    'a:',
    '...',
    '---',
    'x\u0085y',
    'a\u2028b',
    '\uFEFFa',
    'ends with "',
    '<<',
    'a\nb',
    'a\n\n  indented\nb',
    'a \nb',
    '\u0007',
    '#a\n#b',
    'false\nfalse',
    'is: so '.repeat(40).trim(),
    'a  b '.repeat(60).trim(),
    '# #'.repeat(60),
  ])('reads %j as it was meant, wherever it stands', (value) => {
    for (const path of [
      ['id'],
      ['label'],
      ['phrasings', 0],
      ['phrasings', 1],
      ['phrasings', 9],
      ['fact'],
      ['review', 'by'],
      ['evidence', 0],
      ['nuance'],
      ['broader', 0],
    ]) {
      const edited = setField(text, path, value);
      const at = path.map((part) => (part === 9 ? 3 : part));
      expect(valueAt(readValue(edited), at), edited).toBe(value);
      expect(edited).toContain('id: a   # its id'.slice(path[0] === 'id' ? 20 : 0));
      expect(edited).toContain('# between\n');
      expect(edited).toContain('\n# the end\n');
      expect(setField(edited, path.with(-1, at.at(-1) ?? ''), 'plain again')).toContain('plain again');
    }
  });

  it('changes nothing in a file that is not YAML, and says why', () => {
    expect(() => setField('a: [b', ['a'], 'c')).toThrow(
      /^a cannot be changed: the file is not valid YAML\. Mend its text/,
    );
  });

  it('stays right in files written in ways of their own', () => {
    const odd =
      '? id\n: a\nlist:\n  - - x\n    - y\n  - - z\nreplies: [{tone: rebut, text: "a"},\n  {tone: prime, text: b}]\n';
    expect(readValue(setField(odd, ['id'], 'b'))).toMatchObject({ id: 'b' });
    expect(readValue(setField(odd, ['list', 0, 1], 'q'))).toMatchObject({ list: [['x', 'q'], ['z']] });
    expect(readValue(setField(odd, ['list', 0], ['n', 'x', 'y']))).toMatchObject({ list: [['n', 'x', 'y'], ['z']] });
    expect(setField(odd, ['replies', 1, 'tone'], 'answer')).toBe(odd.replace('prime', 'answer'));
  });
});

describe('the lexicon', () => {
  it('keeps its comments and its lines', () => {
    for (const { file, text } of shippedLexicon) {
      const [concept = ''] = Object.keys(readValue(text) as object);
      const strict = listOf(text, [concept, 'strict']);
      const edited = setField(text, [concept, 'strict', strict.length], 'a new form');
      expect(listOf(edited, [concept, 'strict']), file).toEqual([...strict, 'a new form']);
      expect(changedLines(text, edited).added.length, file).toBeLessThanOrEqual(2);
      expect(setField(edited, [concept, 'strict', strict.length], undefined), file).toBe(text);
      const first = setField(text, [concept, 'strict', 0], undefined);
      expect(listOf(first, [concept, 'strict']), file).toEqual(strict.slice(1));
    }
  });
});

describe('references.json', () => {
  const items = JSON.parse(shippedReferences) as Reference[];
  const [first] = items;

  it('keeps its bytes when a record is what it was', () => {
    for (const item of items.slice(0, 10)) expect(referencesWith(shippedReferences, item)).toBe(shippedReferences);
  });

  it('takes a new record in its place, and only that', () => {
    if (!first) throw new Error('no references');
    const added = { ...first, id: 'b-new-one' };
    const text = referencesWith(shippedReferences, added);
    expect(text).toBe(
      `${JSON.stringify(
        [...items, added].sort((a, b) => (a.id < b.id ? -1 : 1)),
        null,
        2,
      )}\n`,
    );
  });

  it('changes a record, and only that', () => {
    if (!first) throw new Error('no references');
    const { PMID: _, ...rest } = first;
    const item = { ...rest, title: 'Another "title"', author: [...first.author, { literal: 'WHO' }], note: ['new'] };
    const text = referencesWith(shippedReferences, item);
    expect(JSON.parse(text)).toEqual([item, ...items.slice(1)]);
    expect(text).toBe(`${JSON.stringify([item, ...items.slice(1)], null, 2)}\n`);
  });

  it.each([
    '[]',
    '[\n]\n',
    '[{"id":"a","x":1},{"id":"c"}]',
    '[\n    {\n        "id": "a"\n    }\n]\n',
    '[\n\t{"id": "z"}\n]',
  ])('reads after an addition to %j', (text) => {
    const item = { id: 'b', type: 'x', title: 'title', author: [{ family: 'Ott' }] } as unknown as Reference;
    const edited = referencesWith(text, item);
    expect(JSON.parse(edited)).toContainEqual(item);
    expect(JSON.parse(edited)).toHaveLength((JSON.parse(text) as unknown[]).length + 1);
    expect(JSON.parse(setField(edited, [0, 'title'], 'other'))).toHaveLength(JSON.parse(edited).length);
  });
});
