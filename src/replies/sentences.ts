import { remembering } from './remembering.ts';

/** Made with the first reply: to load the browser's rules takes tens of milliseconds, which no page may pay for nothing. */
let segmenter: Intl.Segmenter | undefined;
/** A full stop after these ends no sentence. */
const abbreviation = /\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|e\.g|i\.e)\.\s*$/;

/** The sentences of a reply; a line break ends one too, since lists and signatures have no full stops. */
export function sentencesOf(text: string): string[] {
  return text.split('\n').flatMap(sentencesOfLine);
}

const sentencesOfLine = remembering((line: string): readonly string[] => {
  const sentences: string[] = [];
  let open = '';
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  for (const { segment } of segmenter.segment(line)) {
    open += segment;
    if (abbreviation.test(segment)) continue;
    sentences.push(open);
    open = '';
  }
  return [...sentences, open].filter((part) => part.trim() !== '');
});
