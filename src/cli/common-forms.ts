import type { Concept } from '../claims/library.ts';
import { findConcepts } from '../matching/concepts.ts';
import { indexForms } from '../matching/forms.ts';
import { tokenise } from '../matching/tokens.ts';

/** A strict form that stands in more posts than this, posts about nothing in particular, tells nothing. */
export const tooCommon = 0.02;

export type CommonForm = { concept: string; form: string; share: number };

/**
 * Strict forms that are too common to mean anything, commonest first. Words that only tie concepts together
 * ("relation-...") are common by nature and never stand alone.
 * @param posts that were not written about any of the claims
 */
export function commonForms(concepts: Concept[], posts: string[], progress: (done: number) => void): CommonForm[] {
  const forms = concepts
    .filter(({ id }) => !id.startsWith('relation-'))
    .flatMap(({ id, strict }) => strict.map((form) => ({ concept: id, form })));
  // Each form is looked for as if it were a concept of its own.
  const index = indexForms(forms.map(({ form }) => ({ strict: [form], broad: [], typos: false })));
  const counts = new Array<number>(forms.length).fill(0);
  posts.forEach((post, done) => {
    progress(done);
    const found = new Set(findConcepts(index, tokenise(post)).map((hit) => hit.concept));
    for (const number of found) counts[number] = (counts[number] ?? 0) + 1;
  });
  return forms
    .map((form, number) => ({ ...form, share: (counts[number] ?? 0) / posts.length }))
    .filter(({ share }) => share > tooCommon)
    .sort((a, b) => b.share - a.share);
}
