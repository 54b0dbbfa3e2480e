import type { Match } from '../../../matching/match.ts';
import { quoteOf } from '../../quote.ts';

/** So much of a post is shown where nothing in it is marked. */
const beginning = 200;

/** A post, as much of it as there is to see, with the words marked that made it match. */
export function MarkedPost({ text, match }: { text: string; match: Match | null }) {
  const parts = match
    ? quoteOf(text, match)
    : [{ text: text.length > beginning ? `${text.slice(0, beginning)} …` : text, marked: false }];
  return (
    <blockquote lang="en">
      {parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : part.text))}
    </blockquote>
  );
}
