import { citationLine, referenceLink } from '../claims/citation.ts';
import type { Reference } from '../claims/reference.ts';

/**
 * The references that may support a reply: not retracted, not under an expression of concern. A corrected work still
 * stands. Order is kept, which is the curator's: strongest first.
 */
export function supportingReferences(references: Reference[]): Reference[] {
  return references.filter(
    ({ custom }) =>
      custom.studyType !== 'retracted-source' && (custom.retraction === 'none' || custom.retraction === 'corrected'),
  );
}

/** One line of a reply's list of sources: who, where, when, and the link to it. */
export function sourceLine(reference: Reference): string {
  return `${citationLine(reference)}: ${referenceLink(reference)}`;
}

/** True if a reply gives its reader an address to check, other than that of a retracted work. */
export function linksToSource(text: string, references: Reference[]): boolean {
  const supporting = new Set(supportingReferences(references));
  const unfit = references.filter((reference) => !supporting.has(reference)).map(referenceLink);
  const links = text.match(/https?:\/\/\S+\.\S+/gi) ?? [];
  return links.some((link) => !unfit.some((address) => link.toLowerCase().startsWith(address.toLowerCase())));
}
