import { Pencil, ShieldX, Trash2 } from 'lucide-preact';
import { authors, referenceLink } from '../../../claims/citation.ts';
import type { Reference } from '../../../claims/reference.ts';
import { say } from '../../say.ts';
import { gradeWords, studyWords } from '../../words.ts';
import { MoveButtons } from './move-buttons.tsx';
import { retractionWords } from './retraction-words.ts';
import type { PlaceOfEntry } from './use-places.ts';

/** One reference that the claim cites: what it is, how far it can be trusted, and its place. Null: there is no such one. */
export function CitedReference(props: {
  cited: string;
  item: Reference | null;
  place: PlaceOfEntry;
  onRemove: () => void;
  onEdit: () => void;
  onRetract: () => void;
}) {
  const { cited, item, place, onRemove, onEdit, onRetract } = props;
  return (
    <div class="cited-line">
      <div class="cited-record">
        {item ? <Record item={item} /> : <strong class="care">{say('curatorEditNoSuchReference', cited)}</strong>}
      </div>
      <div class="bar">
        <MoveButtons name={cited} place={place} />
        {item && (
          <button
            type="button"
            class="button icon"
            data-action="edit-reference"
            aria-label={say('curatorEditReference', cited)}
            title={say('curatorEditReference', cited)}
            onClick={onEdit}
          >
            <Pencil size={16} aria-hidden="true" />
          </button>
        )}
        {item && !isRetracted(item) && (
          <button
            type="button"
            class="button icon"
            data-action="retract"
            aria-label={say('curatorEditRetract', cited)}
            title={say('curatorEditRetract', cited)}
            onClick={onRetract}
          >
            <ShieldX size={16} aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          class="button icon"
          data-action="uncite"
          aria-label={say('curatorEditUncite', cited)}
          title={say('curatorEditUncite', cited)}
          onClick={onRemove}
        >
          <Trash2 size={16} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}

export function isRetracted({ custom }: Reference): boolean {
  return custom.retraction === 'retracted' || custom.studyType === 'retracted-source';
}

function Record({ item }: { item: Reference }) {
  const { custom, title, issued } = item;
  const link = (
    <a class="link" href={referenceLink(item)} target="_blank" rel="noopener noreferrer" lang="en">
      {title}
      <span class="unseen"> ({say('sourceNewTab')})</span>
    </a>
  );
  const year = issued?.['date-parts'][0]?.[0];
  return (
    <>
      {isRetracted(item) ? <s>{link}</s> : link}
      <span class="soft">{[authors(item), item['container-title'], year].filter(Boolean).join(' · ')}</span>
      <span class="soft">
        {say(studyWords[custom.studyType])} · {say('curatorEditGradeIs', custom.grade)} {say(gradeWords[custom.grade])}
      </span>
      {custom.retraction !== 'none' && <strong class="care">{say(retractionWords[custom.retraction])}</strong>}
      <span lang="en">{custom.finding}</span>
    </>
  );
}
