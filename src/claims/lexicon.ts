import { z } from 'zod';
import { conceptId } from './claim.ts';
import { sentences } from './sentences.ts';

/**
 * One file of `claims-db/lexicon/`: concepts and the words people use for them.
 *
 * A form is one or more words as a reader would type them, in lower case without apostrophes ("dont save").
 * `word*` stands for every word that begins so; `a.. b` for b within three words after a. Inflected forms of a plain
 * word are found by stemming, so that "statin" needs no "statins".
 */
const form = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^A-Z'’]+$/u, sentences.formLetters)
  .refine((text) => !/(^|\s)\*|\*(?!\s|\.\.|$)/.test(text), sentences.formStar)
  .refine((text) => !/(^|\s)\.\.|\.\.$/.test(text), sentences.formDots);

export const lexiconConcept = z.strictObject({
  /** Names of medicines and the like: a word within a typo of a form counts. */
  typos: z.boolean().default(false),
  /** Forms that may lead to a flag. */
  strict: z.array(form).min(1, sentences.noStrictForm),
  /** Forms that lead to *maybe* at most. */
  broad: z.array(form).default([]),
});

export const lexiconFile = z.record(conceptId, lexiconConcept);
export type LexiconFile = z.infer<typeof lexiconFile>;

/** Words that tie the concepts of a frame together, by the frame's `relation`; concepts of the lexicon like others. */
export const relationConcepts = {
  causes: 'relation-causes',
  cures: 'relation-cures',
  compares: 'relation-compares',
} as const;
