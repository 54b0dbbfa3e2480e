/** One thing to choose. `text` is what it is found by. */
export type Option = { value: string; label: string; hint?: string; text: string };

/** So many are shown at a time; who wants another types more. */
const mostShown = 12;

/**
 * The options in which every typed word stands: first those that are called just that, then those in whose name a word
 * begins with what was typed first, then those in whose other words one does.
 * @returns with nothing typed the first ones
 */
export function matchingOptions(options: readonly Option[], typed: string): Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const found = options.flatMap((option) => {
    const text = ` ${plain(option.text)}`;
    if (!words.every((word) => text.includes(word))) return [];
    const name = plain(option.label);
    const nearness = [name === words.join(' '), ` ${name}`.includes(` ${first}`), text.includes(` ${first}`), true];
    return [{ option, place: nearness.indexOf(true) }];
  });
  return found
    .sort((a, b) => a.place - b.place)
    .slice(0, mostShown)
    .map(({ option }) => option);
}

/** Case, accents and hyphens do not matter. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[-_/]/g, ' ');
}
