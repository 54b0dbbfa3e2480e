import { useEffect, useState } from 'preact/hooks';
import { type LibraryFacts, sendMessage } from '../messages.ts';
import { say, uiLanguage } from './say.ts';

const units = [
  ['day', 24 * 60 * 60 * 1000],
  ['hour', 60 * 60 * 1000],
  ['minute', 60 * 1000],
] as const;

/** "120 claims, made 3 hours ago": what the extension knows, and how old that is. */
export function LibraryAge() {
  const [facts, setFacts] = useState<LibraryFacts | null>(null);
  useEffect(() => {
    void sendMessage('libraryFacts', {})
      .then(setFacts)
      .catch(() => {});
  }, []);
  if (!facts) return null;
  return (
    <span class="soft age" title={facts.version}>
      {say('libraryAge', new Intl.NumberFormat(uiLanguage()).format(facts.claims), ageOf(facts.version))}
    </span>
  );
}

/** "3 hours ago", in the reader's language. */
export function ageOf(version: string, now = Date.now()): string {
  const age = Math.max(0, now - Date.parse(version));
  const [unit, size] = units.find(([, length]) => age >= length) ?? units[2];
  return new Intl.RelativeTimeFormat(uiLanguage(), { numeric: 'auto' }).format(-Math.floor(age / size), unit);
}
