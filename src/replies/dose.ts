/**
 * A number with a unit of weight, volume or activity; not a blood value ("190 mg/dL") or what water holds ("1.5 mg per
 * liter"), not the mobile network ("5G").
 */
const measured =
  /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)*(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)*)?(?:\s|-)?(?:mg|mcg|µg|μg|ml|mL|IU|milligrams?|micrograms?|millilitres?|milliliters?|(?<=\s)(?:g|grams?|units?))(?![\p{L}\p{N}])(?!\s?(?:\/|per\s)\s?(?:d?[lL]|lit(?:er|re))\b)/u;

/** "two tablets", "1 pill twice daily"; not "omega-3 capsules". */
const pieces =
  /(?<![\p{L}\p{N}-])(?:\d+|one|two|three|four|half\s+a)\s+(?:tablets?|pills?|capsules?|drops|puffs)(?![\p{L}\p{N}])/iu;

/** @returns the first dose named in a reply ("20 mg"), or null if there is none */
export function namedDose(text: string): string | null {
  return measured.exec(text)?.[0] ?? pieces.exec(text)?.[0] ?? null;
}
