import { z } from 'zod';
import { claim, conceptId } from './claim.ts';
import { reference } from './reference.ts';

/**
 * The compiled library: everything that the extension needs to know, in one JSON file. Made by `compile`, bundled at
 * build, read by the background (matching) and the screens (cards).
 */

/** A concept and its surface forms. `strict` forms may flag; `broad` ones only lead to *maybe*. */
export const concept = z.strictObject({
  id: conceptId,
  strict: z.array(z.string()),
  broad: z.array(z.string()),
  /** Forms are names of drugs: a word within a typo of one counts as it. */
  typos: z.boolean(),
});
export type Concept = z.infer<typeof concept>;

/** A claim as shipped: what was needed only for editing and testing it is left out. */
export const libraryClaim = claim.omit({ examples: true, status: true, readability: true });
export type LibraryClaim = z.infer<typeof libraryClaim>;

export const library = z.strictObject({
  format: z.literal(1),
  /** Date of the newest review or build, ISO; shown as the library's age. */
  version: z.string().min(1),
  concepts: z.array(concept),
  claims: z.array(libraryClaim),
  references: z.record(z.string(), reference),
  // What the matcher worked out when the library was compiled, so that a woken background need not do it again. Numbers
  // are packed (src/matching/packed.ts). A library without them matches the same, but is slower to start; so whoever
  // changes concepts or claims leaves them out, or has them made again.
  /** The phrasings cut into terms: the terms, and for each claim and each of its phrasings the numbers of its terms. */
  phrasingIndex: z.strictObject({ terms: z.array(z.string()), phrasings: z.base64() }).optional(),
  /** The concepts' forms cut into words: the words, their stems, and for each form its parts (src/matching/forms.ts). */
  formIndex: z.strictObject({ words: z.array(z.string()), stems: z.base64(), forms: z.base64() }).optional(),
});
export type Library = z.infer<typeof library>;
