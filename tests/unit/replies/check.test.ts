import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { individualAdvice } from '../../../src/replies/advice.ts';
import { checkReply } from '../../../src/replies/check.ts';
import { namedDose } from '../../../src/replies/dose.ts';
import { profile, reference, references, roomy } from './a-claim.ts';

const check = (text: string, limit: { max: number; count: 'characters' } = roomy) =>
  checkReply({ text, references, profile, limit });
const kinds = (text: string) => check(text).map(({ kind }) => kind);
const fine = 'Bananas are fine. https://doi.org/10.5555/first2020\n\n— Jane Doe, MD, cardiologist';

describe('checkReply', () => {
  it('finds nothing wrong with a sourced and signed reply', () => {
    expect(check(fine)).toEqual([]);
  });

  it('blocks an empty reply and says nothing else of it', () => {
    expect(check(' \n')).toEqual([{ kind: 'empty', severity: 'error' }]);
  });

  it.each(['{{fact}}', '{{ sources', 'so }}'])('blocks %j', (hole) => {
    expect(check(`${fine} ${hole}`)[0]).toMatchObject({ kind: 'unfilled-placeholder', severity: 'error' });
  });

  it('blocks one character too many, not the last one allowed', () => {
    expect(check(fine, { max: fine.length, count: 'characters' })).toEqual([]);
    expect(check(fine, { max: fine.length - 1, count: 'characters' })).toEqual([
      { kind: 'too-long', severity: 'error' },
    ]);
  });

  it('blocks a reply without a source, or whose only link is to a retracted work', () => {
    expect(kinds(fine.replace(/https:\S+/, ''))).toEqual(['missing-source']);
    const retracted = reference('wrong1998', { retraction: 'retracted' });
    const text = fine.replace('first2020', 'wrong1998');
    expect(checkReply({ text, references: [retracted], profile, limit: roomy })).toMatchObject([
      { kind: 'missing-source' },
    ]);
  });

  it('warns when name or credential were edited away', () => {
    expect(kinds(fine.replace('Jane Doe, ', ''))).toEqual(['missing-name']);
    expect(kinds(fine.replace(', MD, cardiologist', ''))).toEqual(['missing-credential']);
  });

  it('names the words at fault', () => {
    expect(check(`You should stop taking it. 20 mg is too much. ${fine}`)).toEqual([
      { kind: 'individual-advice', severity: 'error', detail: 'You should stop taking' },
      { kind: 'dose', severity: 'warning', detail: '20 mg' },
    ]);
  });
});

describe('individualAdvice', () => {
  it.each([
    'You should stop taking your statin.',
    'Honestly, you shouldn’t take it.',
    'you must not give your child the vaccine? No: you should just come off the tablets.',
    "You'd better start taking aspirin.",
    'I would advise you to switch to niacin.',
    'My advice is to skip the next dose.',
    'Stop taking it today.',
    'It is safe. Please double your dose.',
    "Don't take these.",
    'You can safely stop your statin.',
  ])('finds it in %j', (text) => {
    expect(individualAdvice(text)).not.toBeNull();
  });

  it.each([
    'People who stop statins have more heart attacks.',
    'Please do not stop your statin without talking to your doctor.',
    'If you should have questions, ask your pharmacist before you stop taking anything.',
    'You should know that trials found no link.',
    'Take care of yourself.',
    'Stop spreading this.',
    'You should talk to your own clinician before you change your dose.',
    'Parents should not be afraid.',
  ])('lets %j pass', (text) => {
    expect(individualAdvice(text)).toBeNull();
  });
});

describe('namedDose', () => {
  it.each(['20 mg', '0.5ml', '1,000 IU', '5-10 mg', '400 µg', 'two tablets a day', '5 g of it'])(
    'finds it in %j',
    (text) => {
      expect(namedDose(text)).not.toBeNull();
    },
  );
  it.each([
    'an LDL of 190 mg/dL',
    '5G and 5g towers',
    '18,846 older adults',
    'in 2020',
    '1 in 3,000',
    '95% of pills',
    'omega-3 capsules',
    'above 1.5 mg per liter',
  ])('lets %j pass', (text) => {
    expect(namedDose(text)).toBeNull();
  });
});

describe('the replies of the claims database', () => {
  const folder = join(import.meta.dirname, '../../../claims-db');
  const replies = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && !file.startsWith('lexicon'))
    .flatMap((file) =>
      (parse(readFileSync(join(folder, file), 'utf8')).replies as { tone: string; text: string }[]).map(
        ({ tone, text }) => [`${file} (${tone})`, text] as const,
      ),
    );

  it.each(replies)('%s gives no individual advice', (_, text) => {
    expect(individualAdvice(text)).toBeNull();
  });
});
