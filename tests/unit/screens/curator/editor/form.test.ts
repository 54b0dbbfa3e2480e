import { describe, expect, it } from 'vitest';
import { draft } from '../../../../../src/claims/claim.ts';
import { hasControl, problemsAt, problemsIn, problemsOnce } from '../../../../../src/screens/curator/editor/form.ts';

const problem = (field: string, message = field) => ({ file: 'heart/x.yaml', line: 1, field, message });
const fieldsOf = (problems: readonly { field: string }[]) => problems.map(({ field }) => field);

describe('the problems of a form', () => {
  it('are told once, whoever found them', () => {
    const found = problemsOnce(
      [problem('fact', 'is short')],
      [problem('fact', 'is short'), problem('fact', 'is hard')],
    );
    expect(found.map(({ message }) => message)).toEqual(['is short', 'is hard']);
  });

  it('are told at their own field, or with those inside it', () => {
    const problems = ['frames', 'frames[1]', 'frames[1].all[0]', 'frames[10]', 'framesque'].map((field) =>
      problem(field),
    );
    expect(fieldsOf(problemsAt(problems, 'frames'))).toEqual(['frames']);
    expect(fieldsOf(problemsIn(problems, 'frames[1]'))).toEqual(['frames[1]', 'frames[1].all[0]']);
  });

  it('have a place under each field of the format', () => {
    for (const field of Object.keys(draft.shape)) expect(hasControl(field)).toBe(true);
    for (const field of ['phrasings[12]', 'replies[0].text', 'examples.asks[1]', 'frames[0].not[1]', 'review.due'])
      expect(hasControl(field)).toBe(true);
    for (const field of ['', 'phrasing', 'replies[0].tine', 'review.until']) expect(hasControl(field)).toBe(false);
  });
});
