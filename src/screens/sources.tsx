import { authors, referenceLink } from '../claims/citation.ts';
import type { Reference } from '../claims/reference.ts';
import { say } from './say.ts';
import { gradeWords, studyWords } from './words.ts';

/** The evidence of a claim, numbered, each entry with its link. Retracted works are struck through and say why they are here. */
export function Sources({ references }: { references: Reference[] }) {
  return (
    <ol class="sources">
      {references.map((reference) => (
        <li key={reference.id}>
          <Source reference={reference} />
        </li>
      ))}
    </ol>
  );
}

function Source({ reference }: { reference: Reference }) {
  const { custom, title, issued } = reference;
  const retracted = custom.retraction === 'retracted' || custom.studyType === 'retracted-source';
  const link = (
    <a class="link" href={referenceLink(reference)} target="_blank" rel="noopener noreferrer">
      {title}
      <span class="unseen"> ({say('sourceNewTab')})</span>
    </a>
  );
  const year = issued?.['date-parts'][0]?.[0];
  const record = [authors(reference), reference['container-title'], year].filter(Boolean).join(' · ');
  return (
    <>
      {retracted ? <s>{link}</s> : link}
      <span class="record">{record}</span>
      {retracted ? (
        <strong class="care">{say('sourceRetracted')}</strong>
      ) : (
        <>
          <span class="finding">{custom.finding}</span>
          <span class="record">
            {say(studyWords[custom.studyType])} · {say(gradeWords[custom.grade])}
          </span>
        </>
      )}
      {custom.retraction === 'expression-of-concern' && <strong class="care">{say('sourceConcern')}</strong>}
      {custom.retraction === 'corrected' && <span class="record">{say('sourceCorrected')}</span>}
    </>
  );
}
