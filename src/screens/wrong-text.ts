import type { Wrong, WrongKind } from '../claims/wrong.ts';
import { type MessageKey, say } from './say.ts';

/** What is wrong in a claim's file, in the reader's language. */
const wrongWords: Record<WrongKind, MessageKey> = {
  tab: 'wrongTab',
  secondColon: 'wrongSecondColon',
  secondDocument: 'wrongSecondDocument',
  tooDeep: 'wrongTooDeep',
  tag: 'wrongTag',
  notYaml: 'wrongNotYaml',
  keyTwice: 'wrongKeyTwice',
  anchor: 'wrongAnchor',
  emptyFile: 'wrongEmptyFile',
  plainText: 'wrongPlainText',
  noField: 'wrongNoField',
  noFieldOf: 'wrongNoFieldOf',
  empty: 'wrongEmpty',
  missing: 'wrongMissing',
  notText: 'wrongNotText',
  otherKind: 'wrongOtherKind',
  notOneOf: 'wrongNotOneOf',
  tooShort: 'wrongTooShort',
  tooLong: 'wrongTooLong',
  tooFew: 'wrongTooFew',
  tooMany: 'wrongTooMany',
  claimIdForm: 'wrongClaimIdForm',
  conceptIdForm: 'wrongConceptIdForm',
  topicForm: 'wrongTopicForm',
  referenceKeyForm: 'wrongReferenceKeyForm',
  dateForm: 'wrongDateForm',
  fewPhrasings: 'wrongFewPhrasings',
  noFrame: 'wrongNoFrame',
  fewReferences: 'wrongFewReferences',
  doiForm: 'wrongDoiForm',
  pmidForm: 'wrongPmidForm',
  urlForm: 'wrongUrlForm',
  gradeForm: 'wrongGradeForm',
  keyTaken: 'wrongKeyTaken',
  retractedStudy: 'wrongRetractedStudy',
  onlyRetracted: 'wrongOnlyRetracted',
  idTaken: 'wrongIdTaken',
  fileName: 'wrongFileName',
  fileFolder: 'wrongFileFolder',
  noConcept: 'wrongNoConcept',
  noReference: 'wrongNoReference',
  citedTwice: 'wrongCitedTwice',
  fewSound: 'wrongFewSound',
  itself: 'wrongItself',
  noClaim: 'wrongNoClaim',
  fewForPublished: 'wrongFewForPublished',
  phrasingTwice: 'wrongPhrasingTwice',
  phrasingElsewhere: 'wrongPhrasingElsewhere',
  unprovenFigures: 'wrongUnprovenFigures',
  hardToRead: 'wrongHardToRead',
  noTone: 'wrongNoTone',
  noLength: 'wrongNoLength',
  fullLength: 'wrongFullLength',
  fewWordings: 'wrongFewWordings',
  brokenPlaceholder: 'wrongBrokenPlaceholder',
  noPlaceholder: 'wrongNoPlaceholder',
  placeholderMissing: 'wrongPlaceholderMissing',
  tooLarge: 'wrongTooLarge',
  notJson: 'wrongNotJson',
  notOurs: 'wrongNotOurs',
  otherVersion: 'wrongOtherVersion',
  changedTwice: 'wrongChangedTwice',
};

/** The kinds of value that a message names, by their English names. */
const kindWords: Record<string, MessageKey> = {
  'a list': 'wrongKindList',
  'a group of fields': 'wrongKindFields',
  'true or false': 'wrongKindSwitch',
  'a number': 'wrongKindNumber',
  'a whole number': 'wrongKindWhole',
  text: 'wrongKindText',
};

/**
 * What is wrong, in the reader's language where it is one of the sentences that are known; else in the English of the
 * checks, and `lang` says so.
 */
export function wrongText({ message, said }: Wrong): { text: string; lang: 'en' | undefined } {
  if (!said) return { text: message, lang: 'en' };
  const of = said.kind === 'otherKind' ? said.of.map(kindText) : said.of;
  const text = say(wrongWords[said.kind], ...of);
  return { text: said.guess === undefined ? text : say('wrongGuess', text, said.guess), lang: undefined };
}

function kindText(kind: string): string {
  const key = kindWords[kind];
  return key ? say(key) : kind;
}
