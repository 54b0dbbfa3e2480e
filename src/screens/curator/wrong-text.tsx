import type { Wrong } from '../../claims/wrong.ts';
import { wrongText } from '../wrong-text.ts';

/** What is wrong, in the reader's language as far as it goes. */
export function WrongText({ wrong }: { wrong: Wrong }) {
  const { text, lang } = wrongText(wrong);
  return <span lang={lang}>{text}</span>;
}
