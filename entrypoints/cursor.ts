import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerOnce } from '../src/watching/cursor-once.ts';

/** Put into a page by the popup, when the reader opens it there; see `src/screens/selected-text.ts`. */
export default defineUnlistedScript(answerOnce);
