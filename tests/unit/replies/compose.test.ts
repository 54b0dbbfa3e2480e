import { describe, expect, it } from 'vitest';
import { composeReply, type ReplyParts } from '../../../src/replies/compose.ts';
import { claim, nobody, profile, reference, references, roomy } from './a-claim.ts';

const compose = (over: Partial<ReplyParts> = {}) =>
  composeReply({ claim, references, tone: 'rebut', profile, limit: roomy, ...over });
const withTemplate = (text: string) => ({
  ...claim,
  replies: [{ tone: 'rebut' as const, length: 'full' as const, text }],
});
const kinds = (over: Partial<ReplyParts> = {}) => compose(over).problems.map(({ kind }) => kind);

describe('composeReply', () => {
  it('fills the template as plain text, with three sources, who speaks and the signature', () => {
    const { text, count, max, problems } = compose();
    expect(text).toBe(
      [
        claim.fact,
        `A common myth says otherwise. ${claim.fallacy.why}`,
        [1, 2, 3]
          .map((nth) => ['first2020', 'second2021', 'third2022'][nth - 1])
          .map((id) => `Doe J, Journal of Fruit, 2020: https://doi.org/10.5555/${id}`)
          .join('\n'),
        '— Jane Doe, MD, cardiologist',
        'Views are my own.',
      ].join('\n\n'),
    );
    expect(count).toBe([...text].length);
    expect(max).toBe(roomy.max);
    expect(problems).toEqual([]);
  });

  it('rotates among the wordings of a tone', () => {
    expect(compose({ variant: 1 }).text).toMatch(/^In short:/);
    expect(compose({ variant: 2 }).text).toBe(compose().text);
  });

  describe('with a short wording beside the full one', () => {
    const both = {
      ...claim,
      replies: [
        ...claim.replies,
        { tone: 'rebut' as const, length: 'short' as const, text: 'Bananas and hiccups are strangers. {{link}}' },
      ],
    };

    it('takes the full one where it fits, and the short one when asked', () => {
      expect(compose({ claim: both }).text).toBe(compose().text);
      expect(compose({ claim: both, length: 'short', profile: nobody }).text).toBe(
        'Bananas and hiccups are strangers. https://doi.org/10.5555/first2020',
      );
    });

    it('gives way to the short one where the full one is too long for the site', () => {
      const { text, problems } = compose({ claim: both, limit: { max: 140, count: 'characters' } });
      expect(text).toMatch(/^Bananas and hiccups are strangers/);
      expect(problems).toEqual([]);
    });
  });

  it('falls back to rebut where a tone is missing', () => {
    expect(compose({ tone: 'prime' }).text).toBe(compose().text);
    expect(compose({ tone: 'answer' }).text).toMatch(/^A fair question/);
  });

  it('has nothing to offer without any wording', () => {
    expect(compose({ claim: { ...claim, replies: [] } })).toMatchObject({
      text: '',
      problems: [{ kind: 'no-template' }],
    });
  });

  it.each(['{{dose}}', '{{#fact}}x{{/fact}}', '{{>other}}', '{{{fact}}}', '{{fact', '{{#name}}x'])(
    'refuses a template with %s',
    (hole) => {
      const reply = compose({ claim: withTemplate(`A fact: ${hole} and {{sources}}`) });
      expect(reply.text).toBe('');
      expect(reply.problems[0]).toMatchObject({ kind: 'unknown-placeholder', severity: 'error' });
    },
  );

  it('refuses a placeholder that the profile leaves empty, unless a section guards it', () => {
    const bare = withTemplate('I am {{name}}. {{fact}}\n\n{{sources}}');
    expect(compose({ claim: bare, profile: nobody })).toMatchObject({
      text: '',
      problems: [{ kind: 'unfilled-placeholder', severity: 'error' }],
    });
    expect(compose({ claim: bare }).text).toMatch(/^I am Jane Doe\. /);
    const guarded = withTemplate('{{#name}}I am {{name}}. {{/name}}{{fact}}\n\n{{sources}}');
    expect(compose({ claim: guarded, profile: nobody }).text).toMatch(/^People who eat/);
    expect(compose({ claim: guarded }).text.match(/Jane Doe/g)).toHaveLength(1);
  });

  it('never cites a retracted work, and offers nothing if no other stands', () => {
    const retracted = reference('wrong1998', { retraction: 'retracted' });
    const doubted = reference('doubted2001', { retraction: 'expression-of-concern' });
    const source = reference('origin1999', { studyType: 'retracted-source' });
    expect(compose({ references: [retracted, ...references] }).text).not.toContain('wrong1998');
    expect(compose({ references: [retracted, doubted, source] })).toMatchObject({
      text: '',
      problems: [{ kind: 'no-sources' }],
    });
    expect(compose({ references: [reference('mended2003', { retraction: 'corrected' })] }).text).toContain(
      'mended2003',
    );
  });

  it('offers nothing once the review is overdue', () => {
    expect(kinds({ today: '2027-05-22' })).toEqual([]);
    expect(kinds({ today: '2027-05-23' })).toEqual(['review-overdue']);
  });

  it('leaves out sources from the end to fit the site, but keeps one', () => {
    const long = compose();
    const fitting = compose({ limit: { max: long.count - 1, count: 'characters' } });
    expect(fitting.text).toContain('second2021');
    expect(fitting.text).not.toContain('third2022');
    expect(fitting.problems).toEqual([]);
    const tight = compose({ limit: { max: 100, count: 'characters' } });
    expect(tight.text).toContain('first2020');
    expect(tight.text).not.toContain('second2021');
    expect(tight.problems).toMatchObject([{ kind: 'too-long', severity: 'error' }]);
  });

  it('warns, without blocking, when nobody says who speaks', () => {
    expect(compose({ profile: nobody }).problems).toEqual([
      { kind: 'missing-name', severity: 'warning' },
      { kind: 'missing-credential', severity: 'warning' },
    ]);
    expect(compose({ profile: nobody }).text).not.toContain('—');
  });

  it('leaves what the physician wrote about herself as it is', () => {
    const odd = { ...nobody, name: 'Ana & "Bo" {{fact}}', credential: '<MD>' };
    expect(compose({ profile: odd }).text).toContain('— Ana & "Bo" {{fact}}, <MD>');
    expect(kinds({ profile: odd })).toContain('unfilled-placeholder');
  });
});
