const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** @returns where sentences start; a line break ends one too, since posts often have no full stop. */
export function sentenceStarts(text: string): number[] {
  // Segmenting costs more than all the rest, and forms, phrasings and short posts are one sentence.
  if (!/[.!?\n\r\u2026\u3002\uff01\uff1f]/.test(text)) return [0];
  const starts: number[] = [];
  for (const part of segmenter.segment(text)) {
    starts.push(part.index);
    for (let at = part.segment.indexOf('\n'); at >= 0; at = part.segment.indexOf('\n', at + 1))
      if (at + 1 < part.segment.length) starts.push(part.index + at + 1);
  }
  return starts;
}

/** What stands between two words of different clauses. */
export const clauseEnd = /[,;:()\u2013\u2014]|\s-\s/;
