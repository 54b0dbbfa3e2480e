import type { ComponentChildren } from 'preact';
import type { Difference } from '../../claims/editing/differences.ts';
import { say } from '../say.ts';

/** What differs, field by field: what went is struck through, what came is underlined. */
export function DifferenceLines(props: {
  differences: readonly Difference[];
  /** What can be done about one of them. */
  action?: (difference: Difference) => ComponentChildren;
}) {
  const { differences, action } = props;
  return (
    <dl class="differences">
      {differences.map((difference, index) => (
        <div key={`${difference.field} ${index}`}>
          <dt>
            <code>{difference.field || say('curatorWholeFile')}</code>
            {difference.before === null && <span class="soft"> {say('curatorAdded')}</span>}
            {difference.after === null && <span class="soft"> {say('curatorRemoved')}</span>}
            {action?.(difference)}
          </dt>
          <dd lang="en">
            {difference.parts.map(({ text, kind }, index) => {
              if (kind === 'same') return <span key={index}>{text}</span>;
              return kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>;
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
