import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Change } from '../../claims/editing/change.ts';
import { withChanges } from '../../claims/editing/overlay.ts';
import type { Judgement, Tried } from '../../curating/bench.ts';
import { type BenchClient, startBench } from '../../curating/bench-client.ts';
import { readCorpus, watchCorpus } from '../../storage/curating/corpus.ts';
import type { Curating } from './curating.ts';
import { errorText } from './error-text.ts';
import type { MakeLive } from './keep-live.ts';

/** What the page asks of the bench, and what it knows of the open claim. */
export type BenchDesk = {
  /** Raised each time the bench has other claims or posts: what is open is then judged anew. */
  loads: number;
  /** What the newest text of a file catches; null until it is known. */
  judgementOf(file: string): Judgement | null;
  judge(file: string, text: string): Promise<void>;
  tryPost(text: string): Promise<Tried | null>;
  /** Keeps the bench in step with the claims and posts, while a claim is open. */
  follow(curating: Pick<Curating, 'list' | 'changes'>, opened: string): void;
  makeLive: MakeLive;
  /** Why the bench cannot answer, in words that say what to do. */
  error: string | null;
};

/** The bench of the page: begun with the first claim that is opened, ended with the page. */
export function useBench(start: () => BenchClient = startBench): BenchDesk {
  const client = useRef<BenchClient | null>(null);
  const [loads, setLoads] = useState(0);
  const [known, setKnown] = useState<{ file: string; judgement: Judgement } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const loader = useRef(benchLoader());
  const askedFor = useRef('');
  /** Before the bench has any claims there is nothing to ask it; what is open is judged when it has them. */
  const isLoaded = useRef(false);

  const at = () => {
    client.current ??= start();
    return client.current;
  };
  const tell = (reason: unknown) => setError(errorText(reason));
  const load = async () => {
    const wanted = loader.current.wanted();
    if (!wanted) return;
    try {
      const loaded = await at().load(wanted, await readCorpus());
      if (!loaded) return;
      setError(null);
      isLoaded.current = true;
      setLoads((before) => before + 1);
    } catch (reason) {
      tell(reason);
    }
  };
  useEffect(() => {
    const stopHearing = watchCorpus(() => void load());
    return () => {
      stopHearing();
      client.current?.close();
      client.current = null;
    };
  }, []);

  const actions = useMemo(
    () => ({
      async judge(file: string, text: string) {
        askedFor.current = file;
        if (!isLoaded.current) return;
        try {
          const tellPart = (judgement: Judgement) => askedFor.current === file && setKnown({ file, judgement });
          const judgement = await at().judge(file, text, tellPart);
          if (judgement === null) return;
          tellPart(judgement);
          setError(null);
        } catch (reason) {
          tell(reason);
        }
      },
      tryPost: async (text: string) => (isLoaded.current ? at().tryPost(text) : null),
      follow(curating: Pick<Curating, 'list' | 'changes'>, opened: string) {
        if (loader.current.follow(curating, opened)) void load();
      },
      makeLive: ((list, changes, version) => at().live(list, changes, version)) satisfies MakeLive,
    }),
    [],
  );
  return { ...actions, loads, error, judgementOf: (file) => (known?.file === file ? known.judgement : null) };
}

/**
 * Knows which claims the bench should have: all as they are now, and the open one as it was when it was opened, so that
 * "new" means new since then. What she types does not make the bench load again; another claim that changes does.
 */
export function benchLoader() {
  let opened: { file: string; change: Change | null } | null = null;
  let loadedFrom = '';
  let wanted: ReturnType<typeof withChanges> | null = null;
  return {
    /** @returns whether the bench must load */
    follow({ list, changes }: Pick<Curating, 'list' | 'changes'>, file: string): boolean {
      const now = changes.find((one) => one.file === file) ?? null;
      if (opened?.file !== file) opened = { file, change: now };
      const others = changes.filter((one) => one.file !== file);
      const used = opened.change ? [...others, opened.change] : others;
      const from = [list.claims.length, file, ...used.map((one) => `${one.file} ${one.revision}`).sort()].join('\n');
      if (from === loadedFrom) return false;
      loadedFrom = from;
      wanted = withChanges(list, used);
      return true;
    },
    wanted: () => wanted,
  };
}
