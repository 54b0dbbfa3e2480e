import { useEffect, useRef, useState } from 'preact/hooks';
import { sendMessage } from '../messages.ts';
import { sites } from '../sites/index.ts';
import { type Mute, withMuted, withoutMuted } from '../storage/muting.ts';
import type { Settings } from '../storage/settings.ts';
import { type Said, SaidLine } from './said.tsx';
import { say } from './say.ts';
import type { Store } from './use-settings.ts';
import { topicName } from './words.ts';

/** What is muted, and the way back; topics can be muted here too. */
export function Muted({ settings, store }: { settings: Settings; store: Store }) {
  const { mutedClaims, mutedTopics, mutedAuthors, mutedThreads } = settings;
  const [names, setNames] = useState<Record<string, string>>({});
  const [topics, setTopics] = useState<string[]>([]);
  const [said, setSaid] = useState<Said | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    for (const claim of mutedClaims) {
      if (names[claim] !== undefined) continue;
      void sendMessage('cardContent', { claim })
        .catch(() => null)
        .then((content) => setNames((known) => ({ ...known, [claim]: content?.claim.statement ?? claim })));
    }
  }, [mutedClaims, names]);
  useEffect(() => {
    void sendMessage('libraryFacts', {})
      .then((facts) => setTopics(facts?.topics ?? []))
      .catch(() => {});
  }, []);

  const siteName = (id: string) => sites.find((site) => site.id === id)?.name ?? id;
  const muted: { key: string; name: string; what: Mute }[] = [
    ...mutedClaims.map((claim) => ({ key: `c ${claim}`, name: names[claim] ?? claim, what: { claim } })),
    ...mutedAuthors.map(({ site, author }) => ({
      key: `a ${site} ${author}`,
      name: say('optionsMutedAuthor', author, siteName(site)),
      what: { site, author },
    })),
    ...mutedThreads.map((thread) => ({ key: `t ${thread}`, name: thread, what: { thread } })),
  ];
  const unmute = (name: string, what: Mute) => {
    // The button goes away with its line; the reader's place in the page must not.
    heading.current?.focus();
    void store((now) => withoutMuted(now, what)).then(() =>
      setSaid({ text: say('optionsUnmuted', name), undo: () => store((now) => withMuted(now, what)) }),
    );
  };

  return (
    <section class="panel" aria-labelledby="muted">
      <h2 id="muted" ref={heading} tabIndex={-1}>
        {say('optionsMuted')}
      </h2>
      {muted.length === 0 ? (
        <p class="soft">{say('optionsMutedNone')}</p>
      ) : (
        <ul class="muted">
          {muted.map(({ key, name, what }) => (
            <li key={key}>
              <span>{name}</span>
              <button
                type="button"
                class="button"
                aria-label={say('optionsUnmuteLabel', name)}
                onClick={() => unmute(name, what)}
              >
                {say('optionsUnmute')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SaidLine said={said} onUndone={() => setSaid(null)} />
      {topics.length > 0 && (
        <fieldset class="topics">
          <legend>{say('optionsMutedTopics')}</legend>
          {[...new Set([...topics, ...mutedTopics])].map((topic) => (
            <label key={topic} class="choice">
              <input
                type="checkbox"
                checked={mutedTopics.includes(topic)}
                onChange={({ currentTarget: { checked } }) =>
                  void store((now) => (checked ? withMuted(now, { topic }) : withoutMuted(now, { topic })))
                }
              />
              <span>{topicName(topic)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}
