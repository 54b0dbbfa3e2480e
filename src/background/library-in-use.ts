import { stampLibrary } from '../storage/curating/library-stamp.ts';
import { loadLibrary, type ReadyLibrary } from './library.ts';

/** The library in memory, and how it is exchanged for another. */
export type LibraryInUse = {
  /** Loads it at the first call and keeps it for the next ones; after a failure the next call tries again. */
  library: () => Promise<ReadyLibrary>;
  /** The curator has changed it: takes the new one at once, and has open pages of sites ask again. */
  changeLibrary: () => Promise<void>;
};

export function libraryInUse(load: () => Promise<ReadyLibrary> = loadLibrary): LibraryInUse {
  let loaded: Promise<ReadyLibrary> | null = null;
  const library = () => {
    if (loaded) return loaded;
    const loading = load().catch((error: unknown) => {
      if (loaded === loading) loaded = null;
      throw error;
    });
    loaded = loading;
    return loading;
  };
  return {
    library,
    async changeLibrary() {
      loaded = null;
      await library();
      // Not before: a page that asks now gets the new one.
      await stampLibrary();
    },
  };
}
