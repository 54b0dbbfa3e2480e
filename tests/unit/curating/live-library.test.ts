import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Claim } from '../../../src/claims/claim.ts';
import type { ClaimsFolder } from '../../../src/claims/compile.ts';
import type { Change } from '../../../src/claims/editing/change.ts';
import { library as librarySchema } from '../../../src/claims/library.ts';
import { wrong } from '../../../src/claims/wrong.ts';
import { liveLibrary } from '../../../src/curating/live-library.ts';
import { createMatcher } from '../../../src/matching/matcher.ts';
import { folderOf, goodClaim, goodLexicon, goodReferences } from '../claims/folder.ts';

const statinFile = 'heart/statins-cause-dementia.yaml';
const mindFile = 'heart/statins-steal-minds.yaml';
const version = '2026-11-22T00:00:00.000Z';

/** Its own examples are found even with these few words. */
const statins = {
  ...(parse(goodClaim) as Claim),
  examples: {
    asserts: [
      'Statins cause dementia.',
      'Lipitor caused my memory loss.',
      'Statins cause Alzheimer’s',
      'Statins cause dementia!',
    ],
    asks: ['Do statins cause dementia?', 'Can Lipitor cause memory loss?'],
    refutes: parse(goodClaim).examples.refutes as string[],
    unrelated: parse(goodClaim).examples.unrelated as string[],
  },
};
const folder: ClaimsFolder = {
  claims: [{ file: statinFile, text: stringify(statins) }],
  lexicon: [{ file: 'lexicon/heart.yaml', text: goodLexicon }],
  references: { file: 'references.json', text: goodReferences },
  unread: [],
};

function change(file: string, text: string): Change {
  const base = [...folder.claims, ...folder.lexicon].find((one) => one.file === file)?.text ?? null;
  return { file, base, text, author: '', reason: '', on: version, revision: 1 };
}
const changedClaim = (changed: Record<string, unknown>) => change(statinFile, stringify({ ...statins, ...changed }));
const labelsOf = (changes: Change[]) => {
  const { library, leftOut } = liveLibrary(folder, changes, version);
  return { labels: library.claims.map(({ label }) => label), leftOut };
};

describe('the library of a list and its changes', () => {
  it('is the list where nothing is changed, ready for its matcher', () => {
    const { library, leftOut } = liveLibrary(folder, [], version);
    expect(leftOut).toEqual([]);
    expect(librarySchema.parse(library)).toMatchObject({ version, claims: [{ id: statins.id }] });
    expect(library.phrasingIndex?.terms.length).toBeGreaterThan(0);
    expect(library.formIndex?.words.length).toBeGreaterThan(0);
    expect(createMatcher(library).match('Statins cause dementia.')).toMatchObject([{ claim: statins.id }]);
  });

  it('has the changes', () => {
    expect(labelsOf([changedClaim({ label: 'pills and minds' })])).toEqual({
      labels: ['pills and minds'],
      leftOut: [],
    });
  });

  it('leaves a faulty change out, and keeps the others and the list’s own file', () => {
    const words = change('lexicon/heart.yaml', goodLexicon.replace('brain fog', 'foggy brain'));
    const { library, leftOut } = liveLibrary(folder, [changedClaim({ verdict: 'maybe' }), words], version);
    expect(library.claims).toMatchObject([{ label: statins.label }]);
    expect(library.concepts.find(({ id }) => id === 'memory-loss')?.strict).toContain('foggy brain');
    expect(leftOut).toMatchObject([{ file: statinFile, problems: [{ file: statinFile, field: 'verdict' }] }]);
  });

  it('leaves out a new file with a fault, and a draft for being a draft', () => {
    expect(labelsOf([change(mindFile, 'id: statins-steal-minds')]).leftOut).toMatchObject([{ file: mindFile }]);
    const draft = { ...statins, id: 'statins-steal-minds', status: 'draft', label: 'minds' };
    const text = stringify({ ...draft, phrasings: ['statins steal minds'] });
    expect(labelsOf([change(mindFile, text)])).toEqual({ labels: [statins.label], leftOut: [] });
  });

  it('leaves out a change that breaks another file, and says which', () => {
    const without = change('lexicon/heart.yaml', goodLexicon.replace('memory-loss:', 'forgetting:'));
    const { labels, leftOut } = labelsOf([changedClaim({ label: 'pills and minds' }), without]);
    // The changed claim names a concept that is gone, but has no fault of its own.
    expect(leftOut.map(({ file }) => file)).toEqual(['lexicon/heart.yaml']);
    expect(labels).toEqual(['pills and minds']);
    expect(labelsOf([without]).leftOut).toMatchObject([
      { file: 'lexicon/heart.yaml', problems: [{ file: statinFile, field: 'frames[0].all[1]' }] },
    ]);
  });

  describe('and a claim that moved', () => {
    const movedFile = 'memory/statins-cause-dementia.yaml';
    const [{ text: base } = { text: '' }] = folder.claims;
    const move = (fields: Record<string, unknown> = {}): Change[] => [
      { ...change(statinFile, ''), text: null },
      { ...change(movedFile, stringify({ ...statins, topic: 'memory', ...fields })), base },
    ];
    const topicsOf = (changes: Change[], list = folder) => {
      const { library, leftOut } = liveLibrary(list, changes, version);
      return { topics: library.claims.map(({ topic }) => topic), leftOut };
    };

    it('has it once, under its new topic', () => {
      expect(topicsOf(move())).toEqual({ topics: ['memory'], leftOut: [] });
    });

    it('has it at its old place as long as the new text has a fault: never twice, never not at all', () => {
      for (const changes of [
        move({ verdict: 'maybe' }),
        move({ verdict: 'maybe' }).reverse(),
        move({ topic: 'heart' }),
      ])
        expect(topicsOf(changes)).toMatchObject({ topics: ['heart'], leftOut: [{ file: movedFile }] });
      // With others that are fine, and are kept.
      const words = change('lexicon/heart.yaml', goodLexicon.replace('brain fog', 'foggy brain'));
      expect(topicsOf([...move({ verdict: 'maybe' }), words]).leftOut).toMatchObject([{ file: movedFile }]);
    });

    it.each(['brain', 'zeal'])('has the list’s where a newer list moved it, too: to %s', (topic) => {
      const text = stringify({ ...statins, topic });
      const newer = { ...folder, claims: [{ file: `${topic}/statins-cause-dementia.yaml`, text }] };
      expect(topicsOf(move(), newer)).toMatchObject({ topics: [topic], leftOut: [{ file: movedFile }] });
    });

    it('has a claim that was taken away as long as another of the list names it', () => {
      const narrower = { ...statins, id: 'statins-steal-minds', status: 'draft', broader: [statins.id] };
      const naming = { file: mindFile, text: stringify({ ...narrower, phrasings: ['statins steal minds'] }) };
      const gone = move().slice(0, 1);
      expect(topicsOf(gone)).toEqual({ topics: [], leftOut: [] });
      expect(topicsOf(gone, { ...folder, claims: [...folder.claims, naming] })).toMatchObject({
        topics: ['heart'],
        leftOut: [{ file: statinFile, problems: [{ file: mindFile }] }],
      });
    });
  });

  it('does not mind a reference that no claim cites any more', () => {
    const more = JSON.parse(goodReferences) as { id: string; DOI: string }[];
    const third = { ...more[0], id: 'third2020', DOI: '10.1000/third' };
    const references = change('references.json', JSON.stringify([...more, third]));
    const { library, leftOut } = liveLibrary(folder, [references], version);
    expect(leftOut).toEqual([]);
    expect(Object.keys(library.references)).toEqual(['ott2015', 'zhou2021']);
  });

  it('holds back a claim that fails its own examples, and names them', () => {
    const asserts = [...statins.examples.asserts, 'The weather is fine today.'];
    const { labels, leftOut } = labelsOf([changedClaim({ examples: { ...statins.examples, asserts } })]);
    expect(labels).toEqual([]);
    expect(leftOut).toEqual([
      {
        file: statinFile,
        problems: [
          {
            file: statinFile,
            line: expect.any(Number),
            field: 'examples.asserts[4]',
            ...wrong('exampleNotFound'),
          },
        ],
      },
    ]);
    expect(
      changedClaim({ examples: { ...statins.examples, asserts } }).text?.split('\n')[
        (leftOut[0]?.problems[0]?.line ?? 0) - 1
      ],
    ).toContain('The weather is fine');
  });

  it('stands on nothing where the list itself has a fault', () => {
    const broken = folderOf({ claims: { 'db/heart/x.yaml': 'id: x' } });
    expect(() => liveLibrary(broken, [], version)).toThrow(/^The list itself has a fault: db\/heart\/x\.yaml:1 /);
  });
});
