import { tellFlagCount } from './ask.ts';

/** The toolbar's figure follows the page after so long: not with every post of a feed that is scrolled through. */
const DELAY_MS = 300;

/** Tells the toolbar how many flags stand in this tab. */
export interface FlagCount {
  tell(flags: number): void;
  /** Tells that there are none any more. */
  stop(): void;
}

/** @param isOrphan the extension was updated or removed: there is nobody to tell */
export function startFlagCount(isOrphan: () => boolean): FlagCount {
  let told = 0;
  let now = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const send = () => {
    timer = null;
    if (now === told || isOrphan()) return;
    told = now;
    void tellFlagCount(now);
  };

  return {
    tell(flags) {
      now = flags;
      if (now !== told) timer ??= setTimeout(send, DELAY_MS);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      now = 0;
      send();
    },
  };
}
