import { goodClaim, goodLexicon, goodReferences } from '../../../claims/folder.ts';
import { bundledList } from '../a-list.ts';

/** The file of the one claim that the list has. */
export const claimFile = 'heart/statins-cause-dementia.yaml';

/** What the extension brings along, in place of its own: `vi.mock('.../source-folder.ts', () => import('./the-list.ts'))`. */
export const openBundledList = async () =>
  bundledList({
    claims: [{ file: claimFile, text: goodClaim }],
    references: { file: 'references.json', text: goodReferences },
    lexicon: [{ file: 'lexicon/heart.yaml', text: goodLexicon }],
    unread: [],
  });
