/** Learned numbers are kept to three decimals: more would only make the files longer. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
