import type { FallacyKind, Tone, Verdict } from '../claims/claim.ts';
import type { StudyType } from '../claims/reference.ts';
import type { ReplyProblem } from '../replies/problem.ts';
import { type MessageKey, say } from './say.ts';

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
export const tonesOffered = Object.keys(toneWords) as Tone[];

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
    case 'missing-name':
      return say('problemMissingName');
    case 'missing-credential':
      return say('problemMissingCredential');
  }
}
