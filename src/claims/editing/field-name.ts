/**
 * How a field is called where two texts of a file are compared: "replies[1].text". Items of a list may stand elsewhere in
 * the other text, or only there: "phrasings[was 3]" was taken out, "replies[theirs 1]" is only with them, and
 * "replies[2, theirs 1]" is the third here and the second there.
 */
export type FieldPart =
  | string
  /** An item that is here; `there` where its place in the other text is known. */
  | { here: number; there?: number }
  /** An item that is only in the other text. */
  | { only: number; called: 'was' | 'theirs' };

export function nameOf(parts: readonly FieldPart[]): string {
  return parts.reduce<string>((name, part) => {
    if (typeof part === 'string') return name === '' ? part : `${name}.${part}`;
    if ('only' in part) return `${name}[${part.called} ${part.only}]`;
    const { here, there = here } = part;
    return `${name}[${here}${there === here ? '' : `, theirs ${there}`}]`;
  }, '');
}

export function partsOf(name: string): FieldPart[] {
  return [...name.matchAll(/\[(?:(was|theirs) )?(\d+)(?:, theirs (\d+))?\]|[^.[\]]+/g)].map(
    ([whole, called, place, there]): FieldPart => {
      if (place === undefined) return whole;
      if (called === 'was' || called === 'theirs') return { only: Number(place), called };
      return { here: Number(place), ...(there !== undefined && { there: Number(there) }) };
    },
  );
}
