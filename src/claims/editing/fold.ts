/**
 * A long text over several lines, as YAML folds it: each line break stands for a space. Lines are broken by hand in many
 * files; where the words stay, their breaks stay, so that a changed word changes one line.
 */

/** A text as it stands in a file: its words, and before which of them a line begins. */
type Folded = { words: string[]; breaks: Set<number> };

/**
 * @param old the lines as they were, without indentation; none for new text
 * @param room how many characters a line may have, by its number
 */
export function fold(old: readonly string[], text: string, room: (line: number) => number): string[] {
  const before = unfold(old);
  const words = text.split(' ');
  const most = Math.min(before.words.length, words.length);
  let head = 0;
  while (head < most && before.words[head] === words[head]) head++;
  let tail = 0;
  while (tail < most - head && before.words.at(-1 - tail) === words.at(-1 - tail)) tail++;

  // A break stays if it stands among words that stay, or between them and what is new.
  const shift = words.length - before.words.length;
  const isOld = (at: number) => at < head || at > words.length - tail;
  const breaks = new Set(
    [...before.breaks]
      .map((at) => (at <= head ? at : at >= before.words.length - tail ? at + shift : 0))
      .filter((at) => at > 0 && at < words.length && (isOld(at) || mayBreak(words, at))),
  );
  const to = words.length - tail;
  return linesOf({ words, breaks }).flatMap((line, number) => {
    // Where words were only taken out, it is the line over the gap.
    const touched = line.to > head && line.from < Math.max(to, head > 0 ? head : 1);
    return touched ? wrap(words.slice(line.from, line.to), (extra) => room(number + extra)) : [joined(words, line)];
  });
}

function unfold(lines: readonly string[]): Folded {
  const words: string[] = [];
  const breaks = new Set<number>();
  for (const line of lines) {
    if (words.length > 0) breaks.add(words.length);
    words.push(...line.split(' '));
  }
  return { words, breaks };
}

/** More than one space, or what would begin a comment or a field, must stay within a line. */
function mayBreak(words: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [words[at - 1], words[at]];
  return before !== '' && after !== '' && !before.endsWith(':') && !/^[#\t]/.test(after) && !before.endsWith('\t');
}

type Line = { from: number; to: number };

function linesOf({ words, breaks }: Folded): Line[] {
  const starts = [0, ...[...breaks].sort((a, b) => a - b)];
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? words.length }));
}

function joined(words: readonly string[], { from, to }: Line): string {
  return words.slice(from, to).join(' ');
}

/** As many words in each line as fit. */
function wrap(words: readonly string[], room: (line: number) => number): string[] {
  const lines: string[] = [];
  let line = '';
  words.forEach((word, index) => {
    if (index === 0) line = word;
    else if (line.length + 1 + word.length <= room(lines.length) || !mayBreak(words, index)) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  });
  return [...lines, line];
}
