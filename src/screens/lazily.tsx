import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from './say.ts';

/** A component whose code comes later; `load` fetches it before it is drawn. */
export type Lazy<Props> = ComponentType<Props> & { load: () => Promise<void> };

/**
 * A component whose code is fetched when it is first drawn, or asked for: what a page shows first need not wait for it.
 * Once the code is there, it is drawn at once. Where it cannot be had, that stands in its place.
 */
export function lazily<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): Lazy<Props> {
  let part: ComponentType<Props> | null = null;
  const load = async () => {
    part ??= await fetchPart();
  };
  function Lazily(props: Props) {
    const [state, setState] = useState<'there' | 'coming' | 'failed'>(part ? 'there' : 'coming');
    useEffect(() => {
      if (state !== 'coming') return;
      load().then(
        () => setState('there'),
        (reason: unknown) => {
          console.error(reason);
          setState('failed');
        },
      );
    }, []);
    const Part = part;
    if (state === 'failed') return <p role="alert">{say('partNotLoaded')}</p>;
    return state === 'there' && Part ? <Part {...props} /> : null;
  }
  return Object.assign(Lazily, { load });
}
