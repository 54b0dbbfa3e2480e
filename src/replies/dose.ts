/** A number with a unit of weight, volume or activity; not a blood value ("190 mg/dL"), not the mobile network ("5G"). */
const measured =
  /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)*(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)*)?(?:\s|-)?(?:mg|mcg|µg|μg|ml|mL|IU|milligrams?|micrograms?|millilitres?|milliliters?|(?<=\s)(?:g|grams?|units?))(?![\p{L}\p{N}])(?!\s?\/\s?d?[lL]\b)/u;

/** "two tablets", "1 pill twice daily" */
const pieces = /\b(?:\d+|one|two|three|four|half\s+a)\s+(?:tablets?|pills?|capsules?|drops|puffs)\b/i;

/** @returns the first dose named in a reply ("20 mg"), or null if there is none */
export function namedDose(text: string): string | null {
  return measured.exec(text)?.[0] ?? pieces.exec(text)?.[0] ?? null;
}
