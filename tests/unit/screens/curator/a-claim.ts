import type { Reference } from '../../../../src/claims/reference.ts';
import { type ClaimRow, rowOf } from '../../../../src/screens/curator/claim-row.ts';
import type { CuratedClaim } from '../../../../src/screens/curator/curating.ts';
import { readClaim } from '../../../../src/screens/curator/read-claim.ts';

/** A claim's file that is whole enough to be published. */
export function claimText(id: string, fields: Record<string, string> = {}): string {
  const { topic = 'fruit', statement = 'Bananas cause hiccups.', ...others } = fields;
  const rows: Record<string, string> = {
    label: 'bananas and hiccups',
    verdict: "'false'",
    fact: 'In a trial, people who ate bananas had no more hiccups than others.',
    nuance: 'Eating anything very fast can bring on hiccups in some people.',
    review: '{by: null, on: null, due: 2027-05-22}',
    status: 'published',
    evidence: '[doe2020, roe2021]',
    ...others,
  };
  const sayings = Array.from({ length: 15 }, (_, index) => `  - bananas gave me hiccups number ${index} in ${id}`).join(
    '\n',
  );
  return `# Kept by hand.
id: ${id}
topic: ${topic}
statement: ${statement}
phrasings:
${sayings}
frames:
  - {all: [banana, hiccups]}
fallacy:
  kind: cherry-picking
  why: It counts the few who had hiccups after a banana, and forgets all others.
replies:
  - tone: rebut
    text: "{{fact}} Hiccups come and go by themselves, with bananas and without. {{sources}}"
  - tone: prime
    text: "{{fact}} That is what the trial found, and what anybody can try at home. {{sources}}"
  - tone: answer
    text: "Good question. {{fact}} {{nuance}} {{sources}}"
examples:
  asserts: [bananas cause hiccups one, bananas cause hiccups two, bananas cause hiccups three, bananas cause hiccups four]
  asks: [do bananas cause hiccups, are bananas why I hiccup]
  refutes: [bananas do not cause hiccups, no hiccups from bananas, it is a myth about bananas]
  unrelated: [I like bananas, hiccups are annoying, a banana bread]
${Object.entries(rows)
  .map(([field, value]) => `${field}: ${value}`)
  .join('\n')}
`;
}

/** The works that the claims cite. */
export const fruitReferences: Reference[] = ['doe2020', 'roe2021'].map((id) => ({
  id,
  type: 'article-journal',
  title: `A trial of bananas, ${id}`,
  author: [{ family: 'Doe', given: 'J' }],
  issued: { 'date-parts': [[2020]] },
  DOI: `10.1234/${id}`,
  URL: `https://doi.org/10.1234/${id}`,
  custom: { studyType: 'rct', grade: 'A', finding: 'No more hiccups.', findingChecked: true, retraction: 'none' },
}));

export function aClaim(file: string, text: string, part: Partial<CuratedClaim> = {}): CuratedClaim {
  return readClaim({ file, text, base: text, change: null, outline: null, value: null, problems: [], ...part });
}

export function aRow(id: string, fields: Record<string, string> = {}): ClaimRow {
  return rowOf(aClaim(`${fields.topic ?? 'fruit'}/${id}.yaml`, claimText(id, fields)));
}
