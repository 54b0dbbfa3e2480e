import type { Reference } from '../../../claims/reference.ts';
import { Confirm } from '../../confirm.tsx';
import { say } from '../../say.ts';
import type { CuratedClaim } from '../curating.ts';
import { glance } from '../glance.ts';

/** Asks before a work is marked as retracted, and says which claims have to be read again then. */
export function RetractAsk(props: {
  item: Reference;
  claims: readonly CuratedClaim[];
  onYes: (item: Reference) => void;
  onClose: () => void;
}) {
  const { item, claims, onYes, onClose } = props;
  const citing = claims.filter(({ value }) => value?.evidence.includes(item.id));
  return (
    <Confirm
      title={say('curatorEditRetractAsk', item.id)}
      yes={say('curatorEditRetractYes')}
      onYes={() => {
        const custom = { ...item.custom, retraction: 'retracted' as const, studyType: 'retracted-source' as const };
        onYes({ ...item, custom });
      }}
      onClose={onClose}
    >
      <p>{say('curatorEditRetractWhy')}</p>
      <ul>
        {citing.map(({ file, text, value }) => (
          <li key={file} lang="en">
            {value?.statement ?? glance(text).statement ?? file}
          </li>
        ))}
      </ul>
    </Confirm>
  );
}
