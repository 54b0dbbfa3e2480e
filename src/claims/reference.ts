import { z } from 'zod';
import { referenceKey } from './claim.ts';
import { sentences } from './sentences.ts';

/**
 * One entry of `claims-db/references.json`: CSL-JSON (https://docs.citationstyles.org) as Zotero and every citation
 * tool read and write it, with our own facts in `custom`.
 */

/** The design of the study, strongest first where that can be said. */
export const studyTypes = [
  'meta-analysis',
  'systematic-review',
  'rct',
  'cohort',
  'case-control',
  'guideline',
  'fact-page',
  'review',
  'other',
  'retracted-source',
] as const;
export const studyType = z.enum(studyTypes);
export type StudyType = z.infer<typeof studyType>;

/** A: record seen at the publisher, PubMed or Crossref. B: two public sources agree. C: one public source. */
export const grade = z.enum(['A', 'B', 'C'], sentences.gradeForm);

/** What `claims evidence` compares, by its CSL name. */
export const comparedFields = ['title', 'author', 'issued', 'container-title', 'DOI', 'PMID'] as const;
const comparedField = z.enum(comparedFields);
export type ComparedField = z.infer<typeof comparedField>;

export const reference = z.looseObject({
  id: referenceKey,
  type: z.string().min(1),
  title: z.string().trim().min(5),
  author: z
    .array(
      z.looseObject({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() }),
    )
    // Where no author could be confirmed none is named.
    .default([]),
  issued: z.looseObject({ 'date-parts': z.array(z.array(z.number().int()).min(1)).min(1) }).optional(),
  'container-title': z.string().optional(),
  DOI: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, sentences.doiForm)
    .optional(),
  PMID: z
    .string()
    .regex(/^\d{1,8}$/, sentences.pmidForm)
    .optional(),
  URL: z.url({ protocol: /^https$/, error: sentences.urlForm }),
  custom: z.strictObject({
    studyType,
    grade,
    /** One sentence; without figures unless they were read in the source (`findingChecked`). */
    finding: z.string().trim().min(10).max(500),
    findingChecked: z.boolean(),
    retraction: z.enum(['none', 'retracted', 'expression-of-concern', 'corrected']),
    checked: z.string().optional(),
    /** Where the record rightly differs from a list that it is compared with (`claims evidence`), and how we know. */
    departs: z.array(z.strictObject({ field: comparedField, why: z.string().trim().min(20) })).optional(),
  }),
});
export type Reference = z.infer<typeof reference>;

export { citationLine, referenceLink } from './citation.ts';
