import type { Status } from '../../claims/outline.ts';
import type { MessageKey } from '../say.ts';
import type { Sort } from './filters.ts';

/* The words for what the curator's page names by a code. */

export const statusWords: Record<Status, MessageKey> = {
  draft: 'curatorStatusDraft',
  published: 'curatorStatusPublished',
  retired: 'curatorStatusRetired',
};

export const sortWords: Record<Sort, MessageKey> = {
  fit: 'curatorSortFit',
  name: 'curatorSortName',
  topic: 'curatorSortTopic',
  due: 'curatorSortDue',
  edited: 'curatorSortEdited',
};
