import type { FallacyKind, ReplyLength, Tone, Verdict } from '../claims/claim.ts';
import type { StudyType } from '../claims/reference.ts';
import type { ReplyProblem } from '../replies/problem.ts';
import { type MessageKey, say, uiLanguage } from './say.ts';

/* The words for what the database names by a code. */

export const verdictWords: Record<Verdict, MessageKey> = {
  false: 'verdictFalse',
  misleading: 'verdictMisleading',
  unsupported: 'verdictUnsupported',
  exaggerated: 'verdictExaggerated',
};

export const fallacyWords: Record<FallacyKind, MessageKey> = {
  'fake-experts': 'fallacyFakeExperts',
  'logical-fallacy': 'fallacyLogicalFallacy',
  'impossible-expectations': 'fallacyImpossibleExpectations',
  'cherry-picking': 'fallacyCherryPicking',
  'conspiracy-theory': 'fallacyConspiracyTheory',
};

/** In the order in which they are offered. */
export const toneWords: Record<Tone, { name: MessageKey; why: MessageKey }> = {
  rebut: { name: 'toneRebut', why: 'toneRebutWhy' },
  prime: { name: 'tonePrime', why: 'tonePrimeWhy' },
  answer: { name: 'toneAnswer', why: 'toneAnswerWhy' },
};
const tonesOffered = Object.keys(toneWords) as Tone[];

/** The tones to choose from, each with what it means. */
export function toneOptions(): { value: Tone; label: string; hint: string }[] {
  return tonesOffered.map((tone) => ({
    value: tone,
    label: say(toneWords[tone].name),
    hint: say(toneWords[tone].why),
  }));
}

export const lengthWords: Record<ReplyLength, MessageKey> = { full: 'lengthFull', short: 'lengthShort' };
export const lengthsOffered = Object.keys(lengthWords) as ReplyLength[];

export const studyWords: Record<StudyType, MessageKey> = {
  'meta-analysis': 'studyMetaAnalysis',
  'systematic-review': 'studySystematicReview',
  rct: 'studyRct',
  cohort: 'studyCohort',
  'case-control': 'studyCaseControl',
  guideline: 'studyGuideline',
  'fact-page': 'studyFactPage',
  review: 'studyReview',
  other: 'studyOther',
  'retracted-source': 'studyRetractedSource',
};

export const gradeWords: Record<'A' | 'B' | 'C', MessageKey> = {
  A: 'sourceGradeA',
  B: 'sourceGradeB',
  C: 'sourceGradeC',
};

/** What is wrong with a reply, as a sentence that says what to do. */
export function problemText({ kind, detail = '' }: ReplyProblem, siteName: string): string {
  switch (kind) {
    case 'no-template':
      return say('problemNoTemplate');
    case 'no-sources':
      return say('problemNoSources');
    case 'review-overdue':
      return say('problemReviewOverdue', detail);
    case 'unknown-placeholder':
      return say('problemUnknownPlaceholder');
    case 'unfilled-placeholder':
      return detail ? say('problemUnfilledPlaceholder', detail) : say('problemUnfilledProfile');
    case 'empty':
      return say('problemEmpty');
    case 'too-long':
      return say('problemTooLong', siteName);
    case 'missing-source':
      return say('problemMissingSource');
    case 'individual-advice':
      return say('problemIndividualAdvice', detail);
    case 'dose':
      return say('problemDose', detail);
    case 'identifying-detail':
      return say('problemIdentifyingDetail', detail);
    case 'insult':
      return say('problemInsult', detail);
    case 'mockery':
      return say('problemMockery', detail);
    case 'many-links':
      return say('problemManyLinks', detail);
    case 'repeated-wording':
      return say('problemRepeatedWording', detail);
    case 'replied-before':
      return say('problemRepliedBefore', dayOf(detail));
    case 'missing-name':
      return say('problemMissingName');
    case 'missing-credential':
      return say('problemMissingCredential');
  }
}

/** "27 November 2026" for an ISO time, in the reader's language. */
export function dayOf(iso: string): string {
  return new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'long' }).format(new Date(iso));
}

/** The topics of the shipped database; a list of somebody else's may have others. */
const topicWords: Record<string, MessageKey> = {
  'blood-pressure-and-diabetes': 'topicBloodPressureAndDiabetes',
  cancer: 'topicCancer',
  'childhood-vaccines': 'topicChildhoodVaccines',
  'covid-19': 'topicCovid19',
  hiv: 'topicHiv',
  'nutrition-and-supplements': 'topicNutritionAndSupplements',
  'other-health-claims': 'topicOtherHealthClaims',
  'statins-and-cholesterol': 'topicStatinsAndCholesterol',
  'womens-health': 'topicWomensHealth',
};

/** A topic in words; one that we have no words for by its own name. */
export function topicName(topic: string): string {
  const key = topicWords[topic];
  if (key) return say(key);
  const name = topic.replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
