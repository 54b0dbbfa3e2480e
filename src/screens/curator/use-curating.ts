import { useEffect, useState } from 'preact/hooks';
import type { Curating } from './curating.ts';
import { keepLive, type MakeLive } from './keep-live.ts';
import { openCurating } from './open-curating.ts';

/**
 * The list, what was changed here, and the ways to change it: the state that all views of the page share. Null until the
 * page is drawn first.
 */
export function useCurating(makeLive: MakeLive): Curating | null {
  const [curating, setCurating] = useState<Curating | null>(null);
  useEffect(() => openCurating(setCurating, keepLive(makeLive)), []);
  return curating;
}
