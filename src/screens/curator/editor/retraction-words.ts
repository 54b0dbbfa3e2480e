import type { Reference } from '../../../claims/reference.ts';
import type { MessageKey } from '../../say.ts';

export const retractionWords: Record<Reference['custom']['retraction'], MessageKey> = {
  none: 'curatorEditRetractionNone',
  retracted: 'curatorEditRetractionRetracted',
  'expression-of-concern': 'curatorEditRetractionConcern',
  corrected: 'curatorEditRetractionCorrected',
};
export const retractionStates = Object.keys(retractionWords) as Reference['custom']['retraction'][];
