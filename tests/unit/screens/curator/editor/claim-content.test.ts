import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../../src/screens/curator/editor/claim-content.ts';
import { goodClaim } from '../../../claims/folder.ts';

describe('what stands in a claim that is being written', () => {
  it('is read whole from a good one', () => {
    const { content, value, problems } = readContent('heart/x.yaml', goodClaim);
    expect(problems).toEqual([]);
    expect(value?.id).toBe('statins-cause-dementia');
    expect(content).toMatchObject({
      verdict: 'false',
      frames: [{ all: [['statin'], ['memory-loss']], relation: 'causes', not: [], weak: false }],
      fallacy: { kind: 'logical-fallacy' },
      replies: [{ tone: 'rebut', length: 'full' }, {}, {}],
      review: { by: '' },
    });
    expect(content?.examples.asserts.length).toBeGreaterThan(3);
  });

  it('is read as far as it goes from a bad one', () => {
    const text =
      'id: x\nphrasings: [one, 5, null, {a: b}]\nframes: [{all: statin}, text]\nverdict: wrong\nreplies: none\n';
    const { content, value, problems } = readContent('heart/x.yaml', text);
    expect(value).toBeNull();
    expect(problems.map(({ field }) => field)).toContain('verdict');
    expect(content).toMatchObject({
      id: 'x',
      statement: '',
      phrasings: ['one', '5', '', ''],
      frames: [
        { all: [], relation: 'none' },
        { all: [], relation: 'none' },
      ],
      verdict: null,
      replies: [],
      fallacy: null,
      status: null,
    });
  });

  it('is nothing where the text is no YAML, or has no fields', () => {
    for (const text of ['id: [', '', 'only words', '- a list'])
      expect(readContent('heart/x.yaml', text)).toMatchObject({ content: null, value: null });
    expect(readContent('heart/x.yaml', 'id: [').problems).toHaveLength(1);
  });
});
