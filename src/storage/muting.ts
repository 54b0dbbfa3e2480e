import type { Settings } from './settings.ts';

/** What the reader does not want to see any more: a claim, a topic, what somebody writes on a site, a whole thread. */
export type Mute = { claim: string } | { topic: string } | { site: string; author: string } | { thread: string };

/** The settings with this muted; once, however often it is asked for. */
export function withMuted(settings: Settings, what: Mute): Settings {
  const now = withoutMuted(settings, what);
  if ('claim' in what) return { ...now, mutedClaims: [...now.mutedClaims, what.claim] };
  if ('topic' in what) return { ...now, mutedTopics: [...now.mutedTopics, what.topic] };
  if ('thread' in what) return { ...now, mutedThreads: [...now.mutedThreads, what.thread] };
  return { ...now, mutedAuthors: [...now.mutedAuthors, { site: what.site, author: what.author }] };
}

/** The settings with this shown again. */
export function withoutMuted(settings: Settings, what: Mute): Settings {
  const others = (all: string[], gone: string) => all.filter((one) => one !== gone);
  if ('claim' in what) return { ...settings, mutedClaims: others(settings.mutedClaims, what.claim) };
  if ('topic' in what) return { ...settings, mutedTopics: others(settings.mutedTopics, what.topic) };
  if ('thread' in what) return { ...settings, mutedThreads: others(settings.mutedThreads, what.thread) };
  return {
    ...settings,
    mutedAuthors: settings.mutedAuthors.filter(({ site, author }) => site !== what.site || author !== what.author),
  };
}

/** Everything that is muted, in one text: it differs when anything was muted or brought back. */
export function mutedNow({ mutedClaims, mutedTopics, mutedAuthors, mutedThreads }: Settings): string {
  return JSON.stringify([mutedClaims, mutedTopics, mutedAuthors, mutedThreads]);
}
