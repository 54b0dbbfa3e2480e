import { describe, expect, it } from 'vitest';
import { draft } from '../../../../src/claims/claim.ts';
import { claimSource, setField } from '../../../../src/claims/editing/edit-source.ts';
import { idFrom, labelFrom, reviewDue } from '../../../../src/claims/editing/new-claim.ts';
import { parseSource } from '../../../../src/claims/source-file.ts';

describe('a new draft', () => {
  const statement = 'The MMR vaccine causes autism: "they" said so.';
  const start = {
    id: idFrom(statement, new Set()),
    topic: 'childhood-vaccines',
    statement,
    label: labelFrom(statement),
    verdict: 'false' as const,
    phrasings: [],
    fact: 'It does not. '.repeat(20).trim(),
    evidence: [],
    due: reviewDue('2026-08-31'),
  };
  const source = claimSource(start);

  it('stands where claims stand and fits the format', () => {
    expect(source.file).toBe('childhood-vaccines/the-mmr-vaccine-causes-autism-they-said-so.yaml');
    expect(source.text).toMatch(/^# yaml-language-server: \$schema=\.\.\/schema\/claim\.schema\.json\nid: /);
    const { parsed, problems } = parseSource(source, draft);
    expect(problems).toEqual([]);
    expect(parsed?.value).toMatchObject({ statement, verdict: 'false', fact: start.fact, status: 'draft' });
  });

  it('is written on in the manner of the other files', () => {
    const text = setField(setField(source.text, ['phrasings', 0], 'shots did this'), ['frames', 0], { all: ['mmr'] });
    expect(text).toContain('phrasings:\n  - shots did this\nframes:\n  - {all: [mmr]}\n');
    expect(setField(text, ['nuance'], 'Some of it.')).toMatch(
      /\nfact: [\s\S]*\nnuance: Some of it\.\nevidence: \[\]\n/,
    );
  });

  it('has an id that nobody has', () => {
    expect(idFrom('Masks!', new Set(['masks', 'masks-2']))).toBe('masks-3');
    expect(idFrom('¿?', new Set())).toBe('claim');
  });
});
