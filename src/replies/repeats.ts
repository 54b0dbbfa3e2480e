import { withoutLinks } from './links.ts';
import { remembering } from './remembering.ts';

/** Runs of so many words are compared: long enough to be somebody's wording, short enough to survive an edited word. */
const runWords = 3;
/** From this share of common runs on, readers and spam filters see the same reply. */
const sameShare = 0.7;

/**
 * How often this wording was used already. Links, the lines of the speaker, case and punctuation do not count.
 * @param own lines that stand under every reply
 */
export function timesUsed(text: string, earlier: readonly string[], own: readonly string[] = []): number {
  if (earlier.length === 0) return 0;
  const runs = runsOf(text, own);
  if (runs.size === 0) return 0;
  return earlier.filter((other) => {
    const others = runsOf(other, own);
    let common = 0;
    for (const run of runs) if (others.has(run)) common++;
    return common / Math.max(1, Math.min(runs.size, others.size)) >= sameShare;
  }).length;
}

function runsOf(text: string, own: readonly string[]): ReadonlySet<string> {
  let plain = text;
  for (const line of own) if (line.trim() !== '') plain = plain.replaceAll(line.trim(), ' ');
  return runsIn(plain);
}

const runsIn = remembering((text: string): ReadonlySet<string> => {
  const words =
    withoutLinks(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  if (words.length < runWords) return new Set([words.join(' ')]);
  return new Set(words.slice(runWords - 1).map((_, at) => words.slice(at, at + runWords).join(' ')));
});
