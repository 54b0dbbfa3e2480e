import type { ClaimsFolder } from '../../../src/claims/compile.ts';

/** A small claims folder without a fault, for tests that spoil one thing at a time. */
export const goodClaim = `id: statins-cause-dementia
topic: heart
statement: Statins cause dementia.
label: statins and dementia
verdict: false
phrasings:
  - statins cause dementia
  - my memory went after I started Lipitor
  - cholesterol drugs rot your brain
  - statins gave my dad Alzheimer's
  - Crestor made me forget names
  - brain fog from statins
  - these pills steal your memory
  - statin dementia is real
  - doctors hide that statins cause memory loss
  - quit Lipitor and my mind came back
  - statins are linked to Alzheimer's
  - grandma got demented on Zocor
  - my mother forgot her own street on simvastatin
  - cholesterol feeds the brain and the pills starve it
  - statin brain is what they call normal ageing
frames:
  - {all: [statin, memory-loss], relation: causes}
fact: Large trials found no more memory loss with statins than with a dummy pill.
nuance: A few people report fogginess, which went away when they paused.
fallacy: {kind: logical-fallacy, why: Two things that come at the same age need not cause each other.}
evidence: [ott2015, zhou2021]
replies:
  - {tone: rebut, text: "{{fact}} A common myth says otherwise, and it misleads. {{sources}}"}
  - {tone: prime, text: "{{fact}} That is what the trials found, again and again. {{sources}}"}
  - {tone: answer, text: "Good question. {{fact}} {{nuance}} Ask whoever prescribed it. {{sources}}"}
examples:
  asserts:
    - Statins cause dementia and nobody tells you.
    - Lipitor caused my dad's memory loss.
    - These statins gave my mother Alzheimer's.
    - Brain fog is linked to statins.
  asks: [Do statins cause dementia?, Can Lipitor cause memory loss?]
  refutes:
    - There is no evidence that statins cause dementia.
    - Statins do not cause dementia.
    - It is a myth that statins cause memory loss.
  unrelated:
    - My dad takes a statin for his heart.
    - Dementia runs in our family.
    - I have no memory of the eighties.
review: {by: null, on: null, due: 2027-11-22}
status: published
`;

function article(id: string, doi: string, retraction = 'none', studyType = 'meta-analysis'): object {
  return {
    id,
    type: 'article-journal',
    title: `Statins and cognition, ${id}`,
    author: [{ family: 'Ott', given: 'BR' }],
    issued: { 'date-parts': [[2015]] },
    'container-title': 'A Journal',
    DOI: doi,
    URL: `https://doi.org/${doi}`,
    custom: { studyType, grade: 'A', finding: 'No difference in cognition.', findingChecked: true, retraction },
  };
}

export const goodReferences = JSON.stringify(
  [article('ott2015', '10.1000/ott'), article('zhou2021', '10.1000/zhou')],
  null,
  2,
);
export const withRetracted = JSON.stringify(
  [article('ott2015', '10.1000/ott'), article('zhou2021', '10.1000/zhou', 'retracted', 'retracted-source')],
  null,
  2,
);

export const goodLexicon = `statin:
  typos: true
  strict: [statin*, lipitor, atorvastatin, rosuvastatin]
memory-loss:
  strict: [dementia, alzheim*, memory, brain fog]
  broad: [forget*]
relation-causes:
  strict: [cause*, gave, linked to]
`;

export function folderOf(
  parts: { claims?: Record<string, string>; references?: string; lexicon?: Record<string, string> } = {},
): ClaimsFolder {
  const files = (record: Record<string, string>) => Object.entries(record).map(([file, text]) => ({ file, text }));
  return {
    claims: files(parts.claims ?? { 'db/heart/statins-cause-dementia.yaml': goodClaim }),
    references: { file: 'db/references.json', text: parts.references ?? goodReferences },
    unread: [],
    lexicon: files(parts.lexicon ?? { 'db/lexicon/heart.yaml': goodLexicon }),
  };
}
