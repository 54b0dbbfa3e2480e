import fc from 'fast-check';
import { setField } from '../../../../src/claims/editing/edit-source.ts';
import { valueAt } from '../../../../src/claims/editing/house-form.ts';
import { readValue } from '../../../../src/claims/editing/source-tree.ts';

/** Texts as a curator might leave them after some edits of a claim. */

const words = ['statins', 'brain', 'my dad', 'never', 'again: so', "it's", '#truth', 'the pills', 'memory', 'lie'];
const phrase = fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 9 }).map((some) => some.join(' '));
const paragraphs = fc
  .array(phrase, { minLength: 1, maxLength: 3 })
  .map((some) => `{{fact}} ${some.join('\n\n')} {{sources}} more`);

type Edit = (text: string) => string;

const texts: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom(['statement'], ['label'], ['fact'], ['nuance'], ['fallacy', 'why'], ['review', 'by']), phrase)
  .map(
    ([path, value]) =>
      (text) =>
        setField(text, path, value),
  );

const replyTexts: fc.Arbitrary<Edit> = fc.tuple(fc.nat(2), paragraphs).map(([at, value]) => (text) => {
  const replies = valueAt(readValue(text), ['replies']);
  return Array.isArray(replies) && at < replies.length ? setField(text, ['replies', at, 'text'], value) : text;
});

const lists = [['phrasings'], ['evidence'], ['examples', 'asserts'], ['examples', 'refutes']];

const items: fc.Arbitrary<Edit> = fc
  .tuple(fc.constantFrom(...lists), fc.nat(20), fc.constantFrom('add', 'remove', 'change', 'move'), phrase)
  .map(([path, place, kind, value]) => (text) => {
    const list = valueAt(readValue(text), path) as string[];
    const at = place % Math.max(1, list.length);
    if (kind === 'add') return setField(text, path, list.toSpliced(at, 0, value));
    if (kind === 'remove') return list.length > 0 ? setField(text, [...path, at], undefined) : text;
    if (kind === 'change') return list.length > 0 ? setField(text, [...path, at], value) : text;
    return setField(text, path, [...list.slice(at), ...list.slice(0, at)]);
  });

const replies: fc.Arbitrary<Edit> = fc
  .tuple(fc.nat(3), fc.boolean(), paragraphs)
  .map(([place, isNew, value]) => (text) => {
    const list = valueAt(readValue(text), ['replies']) as object[];
    const at = place % Math.max(1, list.length);
    const reply = { tone: 'rebut', length: 'short', text: value };
    return setField(text, ['replies'], isNew ? list.toSpliced(at, 0, reply) : list.toSpliced(at, 1));
  });

const fields: fc.Arbitrary<Edit> = fc.constantFrom<Edit>(
  (text) => setField(text, ['negative'], true),
  (text) => setField(text, ['readability'], { grade: 12, why: 'Because of the names of medicines.' }),
  (text) => setField(text, ['nuance'], undefined),
  (text) => setField(text, ['verdict'], 'misleading'),
  (text) => setField(text, ['frames', 0, 'not'], ['vitamin-c']),
  (text) => setField(text, ['broader'], ['a-neighbour']),
);

const edit = fc.oneof(texts, replyTexts, items, items, replies, fields);

export function editsOf(text: string): fc.Arbitrary<string> {
  return fc
    .array(edit, { minLength: 1, maxLength: 5 })
    .map((edits) => edits.reduce((now, change) => change(now), text));
}
