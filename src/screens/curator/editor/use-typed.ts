import { useState } from 'preact/hooks';

/**
 * What a field shows while somebody types in it. A file keeps no spaces at the end of a text, so what she typed is shown
 * as long as it is the same text but for those; else the space before the next word would vanish under her hands.
 */
export function useTyped(value: string): [shown: string, setTyped: (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  return [typed.trim() === value.trim() ? typed : value, setTyped];
}
