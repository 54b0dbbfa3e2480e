import { X } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { type Verdict, verdicts } from '../../claims/claim.ts';
import type { Status } from '../../claims/outline.ts';
import { type MessageKey, say } from '../say.ts';
import { topicName, verdictWords } from '../words.ts';
import { type Filters, isFiltered, noFilters, type Sort, sorts } from './filters.ts';
import { sortWords, statusWords } from './words.ts';

const reviewWords: Record<NonNullable<Filters['review']>, MessageKey> = {
  unreviewed: 'curatorUnreviewed',
  reviewed: 'curatorReviewed',
  due: 'curatorReviewDue',
};

const marks = [
  { name: 'fewSources', words: 'curatorFewSources' },
  { name: 'weakExamples', words: 'curatorWeakExamples' },
  { name: 'edited', words: 'curatorEditedHere' },
  { name: 'errors', words: 'curatorWithErrors' },
] as const satisfies { name: keyof Filters; words: MessageKey }[];

/** Which claims are shown, and in which order. */
export function FilterBar(props: {
  topics: readonly string[];
  filters: Filters;
  sort: Sort;
  onFilters: (filters: Filters) => void;
  onSort: (sort: Sort) => void;
}) {
  const { topics, filters, sort, onFilters, onSort } = props;
  const set = (part: Partial<Filters>) => onFilters({ ...filters, ...part });
  return (
    <fieldset class="filters">
      <legend class="unseen">{say('curatorFilters')}</legend>
      <Pick
        label={say('curatorTopic')}
        options={topics.map((topic) => ({ value: topic, label: topicName(topic) }))}
        value={filters.topic}
        onPick={(topic) => set({ topic })}
      />
      <Pick<Verdict>
        label={say('curatorVerdict')}
        options={verdicts.map((value) => ({ value, label: say(verdictWords[value]) }))}
        value={filters.verdict}
        onPick={(verdict) => set({ verdict })}
      />
      <Pick<Status>
        label={say('curatorStatus')}
        options={optionsOf(statusWords)}
        value={filters.status}
        onPick={(status) => set({ status })}
      />
      <Pick<NonNullable<Filters['review']>>
        label={say('curatorReview')}
        options={optionsOf(reviewWords)}
        value={filters.review}
        onPick={(review) => set({ review })}
      />
      <Pick<Sort>
        label={say('curatorSort')}
        options={sorts.map((value) => ({ value, label: say(sortWords[value]) }))}
        value={sort}
        always
        onPick={(picked) => onSort(picked ?? 'fit')}
      />
      <div class="marks">
        {marks.map(({ name, words }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={filters[name]}
              onChange={({ currentTarget }) => set({ [name]: currentTarget.checked })}
            />
            {say(words)}
          </label>
        ))}
        {isFiltered(filters) && (
          <button type="button" class="button quiet" data-action="no-filters" onClick={() => onFilters(noFilters)}>
            <X size={14} aria-hidden="true" />
            {say('curatorNoFilters')}
          </button>
        )}
      </div>
    </fieldset>
  );
}

function optionsOf<T extends string>(words: Record<T, MessageKey>): { value: T; label: string }[] {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: say(words[value]) }));
}

/** One choice of many, or "All". */
function Pick<T extends string>(props: {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T | null;
  /** One is always chosen. */
  always?: boolean;
  onPick: (value: T | null) => void;
}) {
  const { label, options, value, always = false, onPick } = props;
  const id = useId();
  return (
    <div class="pick">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="field"
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onPick(options.find((one) => one.value === currentTarget.value)?.value ?? null)
        }
      >
        {!always && <option value="">{say('curatorAll')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
