import { useMemo } from 'preact/hooks';
import { type Difference, differences } from '../../../claims/editing/differences.ts';
import { say } from '../../say.ts';
import { DifferenceLines } from '../difference-lines.tsx';

/**
 * What differs between two texts of a file, field by field; of a text that cannot be read the whole. Null: there is no
 * such file.
 */
export function DifferencesList({ before, after }: { before: string | null; after: string | null }) {
  const found = useMemo(() => differencesOf(before, after), [before, after]);
  return found.length === 0 ? <p class="soft">{say('curatorDiffNone')}</p> : <DifferenceLines differences={found} />;
}

function differencesOf(before: string | null, after: string | null): Difference[] {
  try {
    return differences(before, after);
  } catch {
    const removed: Difference['parts'] = before === null ? [] : [{ text: before, kind: 'removed' }];
    const added: Difference['parts'] = after === null ? [] : [{ text: after, kind: 'added' }];
    return [{ field: '', before, after, parts: [...removed, ...added] }];
  }
}
