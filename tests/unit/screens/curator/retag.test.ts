import { beforeEach, describe, expect, it, vi } from 'vitest';
import { canMove, moveClaim, moved } from '../../../../src/screens/curator/retag.ts';
import { speakEnglish } from '../english.ts';
import { aClaim, claimText } from './a-claim.ts';
import { curatingOf } from './editor/a-desk.tsx';

const claim = aClaim('fruit/a.yaml', claimText('a'));

describe('moving a claim to another topic', () => {
  beforeEach(speakEnglish);

  it('takes it from the old folder to the new one, with its topic', () => {
    const [gone, there] = moved(claim, 'milk');
    expect(gone).toEqual({ file: 'fruit/a.yaml', text: null });
    expect(there?.file).toBe('milk/a.yaml');
    expect(there?.text).toBe(claim.text.replace('topic: fruit', 'topic: milk'));
  });

  it('brings it back as the list has it', () => {
    const base = claim.text.replace('topic: fruit', 'topic:  "fruit"  # as ever');
    const there = aClaim('milk/a.yaml', claim.text.replace('topic: fruit', 'topic: milk  # as ever'), { base });
    expect(moved(there, 'fruit')[1]?.text).toContain('topic:  "fruit"  # as ever');
    expect(moved(aClaim('milk/a.yaml', base.replace('fruit', 'milk'), { base }), 'fruit')[1]?.text).toBe(base);
  });

  it('can move one of the list as well as one that was begun here', () => {
    const taken = new Set(['fruit/a.yaml', 'tea/a.yaml']);
    expect(canMove(claim, 'milk', taken)).toBe(true);
    expect(canMove(aClaim('fruit/a.yaml', claimText('a'), { base: null }), 'milk', taken)).toBe(true);
    expect(canMove(claim, 'tea', taken)).toBe(false);
    expect(canMove(aClaim('fruit/a.yaml', claimText('a', { verdict: 'flase' })), 'milk', taken)).toBe(true);
    expect(canMove(aClaim('fruit/a.yaml', 'nothing'), 'milk', taken)).toBe(false);
    expect(canMove(aClaim('fruit/a.yaml', 'id: ['), 'milk', taken)).toBe(false);
  });

  it('moves one claim as it stands in the editor, as one step', async () => {
    const editMany = vi.fn(async () => [] as string[]);
    const curating = curatingOf({ claims: [claim], editMany });
    const typed = claimText('a', { statement: 'Bananas cause sneezing.' });
    expect(await moveClaim(curating, claim, 'milk', typed)).toBe(true);
    expect(editMany).toHaveBeenCalledWith(
      [
        { file: 'fruit/a.yaml', text: null },
        { file: 'milk/a.yaml', text: typed.replace('topic: fruit', 'topic: milk') },
      ],
      'Moved to Milk: Bananas cause hiccups.',
    );
    // It is there already; and where it goes, its topic could not be written.
    expect(await moveClaim(curating, claim, 'fruit')).toBe(false);
    expect(await moveClaim(curating, claim, 'milk', 'topic: [fruit')).toBe(false);
    expect(editMany).toHaveBeenCalledTimes(1);
  });
});
