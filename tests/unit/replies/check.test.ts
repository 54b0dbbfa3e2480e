import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyLengths, tones } from '../../../src/claims/claim.ts';
import { loadLibrary } from '../../../src/cli/load.ts';
import { checkReply, type ReplyHistory } from '../../../src/replies/check.ts';
import { composeReply } from '../../../src/replies/compose.ts';
import type { ProblemKind } from '../../../src/replies/problem.ts';
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

  it('puts errors first, and names the words at fault', () => {
    expect(check(`You should stop taking it. 20 mg is too much. ${fine}`)).toEqual([
      { kind: 'individual-advice', severity: 'error', detail: 'You should stop taking' },
      { kind: 'dose', severity: 'warning', detail: '20 mg' },
    ]);
  });
});

/** Each of these in an otherwise fine reply. A new rule brings its own rows: what it must find, and what only looks like it. */
const blocks: [ProblemKind, string, string][] = [
  // Advice to one person, with the words that are named.
  ['individual-advice', 'You should stop your statin.', 'You should stop your statin'],
  ['individual-advice', 'You should stop statins today.', 'You should stop statins'],
  ['individual-advice', 'You should stop taking your statin.', 'You should stop taking'],
  ['individual-advice', 'Honestly, you shouldn’t take it.', 'you shouldn’t take it'],
  ['individual-advice', 'you must not give your child the vaccine? No: you should just come off the tablets.', ''],
  ['individual-advice', "You'd better start taking aspirin.", "You'd better start taking"],
  ['individual-advice', 'I would advise you to switch to niacin.', 'advise you to switch to niacin'],
  ['individual-advice', 'My advice is to skip the next dose.', 'My advice is to skip the next dose'],
  ['individual-advice', 'Stop taking it today.', 'Stop taking'],
  ['individual-advice', 'It is safe. Please double your dose.', 'Please double your dose'],
  ['individual-advice', "Don't take these.", "Don't take these"],
  ['individual-advice', 'You can safely stop your statin.', 'You can safely stop your statin'],
  ['individual-advice', 'You should stop your statin and then call your doctor.', 'You should stop your statin'],
  ['individual-advice', 'Stop your statin before you see your doctor.', 'Stop your statin'],
  ['individual-advice', 'Take ivermectin.', 'Take ivermectin'],
  ['individual-advice', 'Ditch the statin, eat walnuts.', 'Ditch the statin'],
  ['individual-advice', 'Take 20 mg every evening.', 'Take 20'],
  ['individual-advice', "If I were you, I'd stop the metformin.", "If I were you, I'd stop the metformin"],
  ['individual-advice', 'You do not need antibiotics.', 'You do not need antibiotics'],
  ['individual-advice', 'Your mother should come off her statin.', 'Your mother should come off her statin'],
  ['individual-advice', 'She should stop taking it.', 'She should stop taking'],
  ['individual-advice', 'Tell your dad to stop taking aspirin.', 'Tell your dad to stop taking'],
  ['individual-advice', 'It sounds like you have a thyroid disease.', 'sounds like you have a thyroid disease'],
  ['individual-advice', 'Your rash is probably due to the cream.', 'Your rash is probably due to'],
  ['individual-advice', 'Statins did this to you, so stop taking them.', 'so stop taking'],
  ['individual-advice', 'Why not just stop taking it?', 'Why not just stop taking'],
  ['individual-advice', 'Feel free to stop your tablets.', 'Feel free to stop your'],
  // Details that tell who a patient is.
  ['identifying-detail', 'My patient had this last year.', 'My patient'],
  ['identifying-detail', 'My diabetic patient tried it.', 'My diabetic patient'],
  ['identifying-detail', 'A patient of mine lost her leg.', 'A patient of mine'],
  ['identifying-detail', 'One of my patients tried cinnamon.', 'One of my patients'],
  ['identifying-detail', 'A 54-year-old man I saw had done that.', 'A 54-year-old man I saw'],
  ['identifying-detail', 'I admitted a young woman after this.', 'I admitted a young woman'],
  ['identifying-detail', 'John Miller came to the clinic on 12 May.', 'John Miller … 12 May'],
  ['identifying-detail', 'Mrs. Jones was admitted last week.', 'Mrs. Jones … last week'],
  ['identifying-detail', 'J.M. died on 03/04/2021.', 'J.M. … 03/04/2021'],
  ['identifying-detail', 'He was born on 3 March 1961.', 'born on 3 March'],
  ['identifying-detail', 'See MRN 00123456.', 'MRN 00123456'],
  ['identifying-detail', 'NHS number: 943 476 5919.', 'NHS number: 943 476 5919'],
  ['identifying-detail', 'Her number is 078-05-1120.', '078-05-1120'],
  ['identifying-detail', 'Call her at (555) 201-4477.', '(555) 201-4477'],
  ['identifying-detail', 'Call +49 30 1234 5678.', '+49 30 1234 5678'],
  ['identifying-detail', 'Write to ana.bo@example.org.', 'ana.bo@example.org'],
  ['identifying-detail', 'She lives at 12 Old Mill Road.', '12 Old Mill Road'],
  // Insults.
  ['insult', 'Only an idiot believes this.', 'idiot'],
  ['insult', 'You are lying.', 'You are lying'],
  ['insult', "I'm not saying you're an idiot, but read the study.", 'idiot'],
  ['insult', 'You fools.', 'You fools'],
  ['insult', 'These clowns sell supplements.', 'These clowns'],
  ['insult', 'What a stupid post.', 'stupid'],
  ['insult', 'Shut up and read.', 'Shut up'],
  // Blanks.
  ['unfilled-placeholder', '{{fact}}', '{{fact}}'],
  ['unfilled-placeholder', '{{ sources', '{{ sources'],
  ['unfilled-placeholder', 'so }}', '}}'],
  ['unfilled-placeholder', 'I am [your name].', '[your name]'],
  ['unfilled-placeholder', 'In XXX people it worked.', 'XXX'],
];

const warns: [ProblemKind, string, string][] = [
  ['dose', 'In the trial 20 mg were given.', '20 mg'],
  ['dose', 'They took 0.5ml.', '0.5ml'],
  ['dose', 'Adults had 1,000 IU.', '1,000 IU'],
  ['dose', 'It was 5-10 mg.', '5-10 mg'],
  ['dose', 'It was 400 µg.', '400 µg'],
  ['dose', 'One arm had two tablets a day.', 'two tablets'],
  ['dose', 'That is 5 g of it.', '5 g'],
  ['mockery', 'Oh please, this again.', 'Oh please'],
  ['mockery', 'Did Dr. Google say so?', 'Dr. Google'],
  ['mockery', 'Nice try.', 'Nice try'],
  ['mockery', 'Educate yourself.', 'Educate yourself'],
  ['mockery', 'Sure it does 🙄', '🙄'],
  ['mockery', 'A graduate of the University of YouTube.', 'University of YouTube'],
  ['mockery', 'What a trial /s', '/s'],
  ['many-links', 'https://a.example/1 https://a.example/2 https://a.example/3', '4'],
];

/** What only looks like a fault. */
const passes = [
  'Studies show people who stop statins have more heart attacks.',
  'People who stop statins have more heart attacks.',
  'Many people get scared and stop taking their statin.',
  'Please do not stop your statin without talking to your doctor.',
  'Do not stop your tablets on your own.',
  'You should stop your statin only if your doctor agrees.',
  'If you should have questions, ask your pharmacist before you stop taking anything.',
  'You should know that trials found no link.',
  'Take care of yourself.',
  'Take it from somebody who treats this every week: the trials agree.',
  'Take these numbers with a grain of salt.',
  'Stop spreading this.',
  'You should talk to your own clinician before you change your dose.',
  'Parents should not be afraid.',
  'Posts that say you should stop your statin leave out the trials.',
  'The myth that you should stop taking statins does harm.',
  'That does not mean that you should stop taking it.',
  'No trial says that you should take ivermectin.',
  'Should you stop taking it? That is a question for you and your doctor.',
  'Use your own judgement.',
  'Everyone over 60 should get the vaccine, says the guideline.',
  'Patients with type 1 diabetes need insulin.',
  'It sounds like you have read a lot about this.',
  'You are not my patient, so this is general.',
  'I tell my patients that most aches have another cause.',
  'I see patients with this every week.',
  'A trial in 54-year-old men found the same.',
  'Andrew Wakefield lost his licence on 24 May 2010.',
  'Hviid A et al., Annals of Internal Medicine, 2019.',
  'PMID 30831578 and NCT01234567 and 10.1016/S0140-6736(97)11096-0 say so.',
  'The years 2019-2020-2021 were no different.',
  'In 657 461 children there was no link; 18,846 older adults had none either.',
  'Poison control answers at 1-800-222-1222.',
  'Follow @clinic@mastodon.example for more.',
  'There is no such thing as a stupid question.',
  'You are not an idiot for asking.',
  "Asking this isn't dumb at all.",
  'Calling people idiots helps nobody.',
  'I was so dumb when I was a student.',
  'The control group had a dummy pill.',
  'Sheep and goats were tested.',
  'Good luck with your pregnancy.',
  'An LDL of 190 mg/dL is high.',
  '5G and 5g towers do nothing.',
  'It was 1 in 3,000, or 95% of pills.',
  'Omega-3 capsules were tested.',
  'Water above 1.5 mg per liter is rare.',
  'Please read the review; it is short.',
];

describe('the reply check', () => {
  it.each(blocks)('blocks, for %s: %s', (kind, words, detail) => {
    const errors = check(`${words} ${fine}`).filter(({ severity }) => severity === 'error');
    expect(errors.map((error) => error.kind)).toEqual([kind]);
    expect(errors[0]?.detail).toContain(detail);
  });

  it.each(warns)('warns, and lets go on, for %s: %s', (kind, words, detail) => {
    expect(check(`${words} ${fine}`)).toEqual([{ kind, severity: 'warning', detail }]);
  });

  it.each(passes)('lets pass: %s', (words) => {
    expect(check(`${words} ${fine}`)).toEqual([]);
  });

  it('names words that stand in the reply, so that they can be shown to her', () => {
    for (const [, words, detail] of [...blocks, ...warns]) {
      if (detail.includes(' … ') || detail === '4') continue;
      expect(words).toContain(detail);
    }
  });

  it('takes what stands in every reply of hers for her own', () => {
    const speaker = { ...profile, signature: 'Call my clinic: (555) 201-4477', disclosure: 'jane@clinic.example' };
    const text = `${fine}\n\n${speaker.disclosure}\n\n${speaker.signature}`;
    expect(checkReply({ text, references, profile: speaker, limit: roomy })).toEqual([]);
  });

  it('blocks a reply without name and credential where she asks for it, and warns elsewhere', () => {
    const text = fine.replace('— Jane Doe, MD, cardiologist', '');
    const kindsFor = (insist: boolean) =>
      checkReply({ text, references, profile: { ...profile, insist }, limit: roomy });
    expect(kindsFor(true)).toMatchObject([
      { kind: 'missing-name', severity: 'error' },
      { kind: 'missing-credential', severity: 'error' },
    ]);
    expect(kindsFor(false).every(({ severity }) => severity === 'warning')).toBe(true);
  });

  describe('with the ledger', () => {
    const said = 'Bananas were tested in four large trials. None of them found more hiccups than usual.';
    const withHistory = (history: ReplyHistory, text = said) =>
      checkReply({ text: `${text} ${fine}`, references, profile, limit: roomy, history }).map(
        ({ kind, detail }) => `${kind}: ${detail}`,
      );
    const timesBefore = (count: number) => ({
      inThread: null,
      wordings: Array.from({ length: count }, () => `${said} ${fine}`),
    });

    it('warns of a second reply in one thread', () => {
      expect(withHistory({ inThread: '2026-11-20T08:00:00Z', wordings: [] })).toEqual([
        'replied-before: 2026-11-20T08:00:00Z',
      ]);
    });

    it('warns of the third use of a wording, with other links and a word changed too', () => {
      expect(withHistory(timesBefore(2))).toEqual([]);
      expect(withHistory(timesBefore(3))).toEqual(['repeated-wording: 3']);
      expect(withHistory(timesBefore(3), said.replace('usual', 'ever').toUpperCase())).toEqual(['repeated-wording: 3']);
    });

    it('does not take another wording under the same signature for the same', () => {
      expect(
        withHistory(timesBefore(9), 'People who eat fruit hiccup as often as those who eat none, says a review.'),
      ).toEqual([]);
    });
  });

  it('takes any text, and says the same of it every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(check(text)).toEqual(check(text));
      }),
    );
  });
});

describe('the replies of the claims database', async () => {
  const { library } = await loadLibrary(join(import.meta.dirname, '../../../claims-db'));
  const speaker = { ...profile, insist: true };

  it.each(library.claims.map((claim) => [claim.id, claim] as const))('%s: all pass, signed by her', (_, claim) => {
    const supporting = claim.evidence.flatMap((key) => library.references[key] ?? []);
    const found = tones.flatMap((tone) =>
      replyLengths.flatMap((length) =>
        claim.replies
          .filter((reply) => reply.tone === tone && reply.length === length)
          .map((_, variant) =>
            composeReply({ claim, references: supporting, tone, length, variant, profile: speaker, limit: roomy }),
          ),
      ),
    );
    expect(found).toHaveLength(claim.replies.length);
    expect(found.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
