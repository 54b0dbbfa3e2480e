import { copyText } from '../insertion/clipboard.ts';
import type { Match } from '../matching/match.ts';
import type { CardContent, InsertOutcome, PageState } from '../messages.ts';
import { say } from '../screens/say.ts';
import type { Site } from '../sites/site.ts';
import type { Settings } from '../storage/settings.ts';
import { askForCard, askForMatches, tellFlagCount } from './ask.ts';
import { makeBadge, type PostBadge, startLayout } from './badges.tsx';
import { type CardView, type OpenCard, openCard } from './card-host.tsx';
import { type Reading, readItem } from './extract.ts';
import { keyOf } from './key.ts';
import { startMarks } from './marks.ts';
import { observePage } from './observe.ts';
import { insertReply } from './reply.ts';
import { isVisible } from './reply-box.ts';
import { rangesFor } from './visible-text.ts';

/** More claims than this in one post would bury it. */
const PILLS = 3;
/** A supported page that has shown no post for so long looks different from what we know. */
const STRANGE_MS = 10_000;
/** Answers kept by text: a recycled or repeated post is not asked about again. */
const KEPT_ANSWERS = 500;

/** A post or comment that stands in the page. */
interface Post {
  key: string;
  reading: Reading;
  /** null until the background has answered. */
  matches: Match[] | null;
  badge: PostBadge | null;
}

/** Who reads: her settings and what she decides, kept outside the page. */
export interface Reader {
  /** What she chose, as it is now. */
  settings(): Settings;
  mute(claim: string): void;
  dismiss(claim: string, text: string): void;
  /** The extension was updated or removed: this page can no longer ask it anything. */
  isOrphan(): boolean;
}

export interface Watch {
  state(): Omit<PageState, 'site' | 'siteName'>;
  insert(key: string, text: string): Promise<InsertOutcome>;
  show(key: string, claim: string): Promise<boolean>;
  /** The reader says that this post does not make this claim; false if the post is gone. */
  dismiss(key: string, claim: string): boolean;
  /** What is shown must be asked for anew: claims were muted or brought back. */
  askAgain(): void;
  /** Ends the reading; what stands in the page stays, and its card says that the tab must be reloaded. */
  orphan(): void;
  /** Ends everything and leaves nothing in the page. */
  stop(): void;
}

/** Reads the posts of a site's page, shows badges and the card, and answers for them. */
export function watchSite(site: Site, reader: Reader): Watch {
  const posts = new Map<Element, Post>();
  const waiting = new Set<Post>();
  const answers = new Map<string, Match[]>();
  const contents = new Map<string, Promise<CardContent | null>>();
  const labels = new Map<string, string>();
  const layout = startLayout();
  const marks = startMarks();
  let card: OpenCard | null = null;
  let since = performance.now();
  let told = 0;
  let stopped = false;

  const read = (element: Element) => {
    const reading = readItem(site, element);
    const old = posts.get(element);
    if (!reading) {
      if (old) forget(old);
      return;
    }
    const key = keyOf(reading);
    if (old && old.key === key && old.reading.text === reading.text) {
      old.reading = reading;
      if (old.badge) {
        old.badge.keep(reading);
        mark(old);
      }
      return;
    }
    if (old) forget(old);
    const post: Post = { key, reading, matches: null, badge: null };
    posts.set(element, post);
    const known = answers.get(reading.text);
    if (known) answer(post, known);
    else waiting.add(post);
  };

  const forget = (post: Post) => {
    posts.delete(post.reading.element);
    waiting.delete(post);
    if (card?.reading.element === post.reading.element) card.close();
    post.badge?.remove();
    post.badge = null;
    marks.remove(post);
  };

  const ask = () => {
    if (waiting.size === 0) return;
    const asked = [...waiting];
    waiting.clear();
    const questions = new Map(asked.map((post) => [post.key, { key: post.key, text: post.reading.text }]));
    void askForMatches(
      [...questions.values()],
      (question, matches) => {
        if (stopped) return;
        if (answers.size >= KEPT_ANSWERS) answers.clear();
        answers.set(question.text, matches);
        for (const post of posts.values())
          if (post.matches === null && post.reading.text === question.text) answer(post, matches);
      },
      (question) => {
        // Asked again with the next change in the page, so that a dead background is not hammered.
        for (const post of posts.values()) if (post.matches === null && post.key === question.key) waiting.add(post);
      },
    );
  };

  const answer = (post: Post, matches: Match[]) => {
    post.matches = matches;
    void draw(post);
  };

  const shown = (post: Post): Match[] =>
    (post.matches ?? []).filter(({ stance }) => stance === 'asserts' || stance === 'asks').slice(0, PILLS);

  const contentOf = (claim: string): Promise<CardContent | null> => {
    let content = contents.get(claim);
    if (!content) {
      content = askForCard(claim);
      contents.set(claim, content);
      void content.then((answered) => {
        if (answered) labels.set(claim, answered.claim.label);
        else contents.delete(claim);
      });
    }
    return content;
  };

  const draw = async (post: Post) => {
    await Promise.all(shown(post).map(({ claim }) => contentOf(claim)));
    // What is to be shown may have changed in the meantime: only what is true now is drawn.
    if (stopped || posts.get(post.reading.element) !== post || post.matches === null) return;
    const pills = shown(post).flatMap((match) => {
      const label = labels.get(match.claim);
      return label === undefined ? [] : [{ match, label }];
    });
    if (pills.length === 0) {
      post.badge?.remove();
      post.badge = null;
      marks.remove(post);
    } else {
      post.badge ??= makeBadge(site, layout, post.reading, (claim) => void toggle(post, claim));
      post.badge.draw(post.reading, pills, card?.reading.element === post.reading.element ? card.claim : null);
      mark(post);
    }
    tellFlags();
  };

  const mark = (post: Post) => {
    const matches = shown(post);
    const first = matches[0];
    if (first)
      marks.set(
        post,
        first.stance,
        rangesFor(
          post.reading.seen,
          matches.flatMap(({ words }) => words),
        ),
      );
  };

  const tellFlags = () => {
    const flags = new Set<string>();
    for (const post of posts.values()) {
      for (const { claim, level } of shown(post)) if (level === 'flag') flags.add(`${post.key} ${claim}`);
    }
    if (flags.size === told || reader.isOrphan()) return;
    told = flags.size;
    void tellFlagCount(told);
  };

  const toggle = async (post: Post, claim: string) => {
    const wasOpen = card?.reading.element === post.reading.element && card.claim === claim;
    card?.close();
    if (!wasOpen) await open(post, claim);
  };

  const open = async (post: Post, claim: string): Promise<boolean> => {
    const match = shown(post).find((one) => one.claim === claim);
    const content = await contentOf(claim);
    if (!match || !content || !post.badge || posts.get(post.reading.element) !== post) return false;
    card?.close();
    const opened = openCard(post.reading, post.badge, viewOf(post, match, content), () => {
      if (card === opened) card = null;
      void draw(post);
    });
    card = opened;
    await draw(post);
    return true;
  };

  const viewOf = (post: Post, match: Match, content: CardContent): CardView => ({
    content,
    match,
    text: post.reading.text,
    site: { limit: site.limit, name: site.name },
    settings: reader.settings(),
    orphaned: reader.isOrphan(),
    onInsert: (text) => insert(post, text),
    onCopy: copyText,
    onDismiss: () => dismiss(match.claim, post.reading.text),
    onMute: () => {
      card?.close();
      reader.mute(match.claim);
      answers.clear();
      drop((other) => other.claim === match.claim);
    },
  });

  const dismiss = (claim: string, text: string) => {
    if (card?.claim === claim) card.close();
    reader.dismiss(claim, text);
    answers.delete(text);
    drop((match) => match.claim === claim, text);
  };

  /** Takes matches out of all posts (or of those with this text), without waiting for the background to agree. */
  const drop = (which: (match: Match) => boolean, text?: string) => {
    for (const post of posts.values()) {
      if (!post.matches?.some(which) || (text !== undefined && post.reading.text !== text)) continue;
      post.matches = post.matches.filter((match) => !which(match));
      void draw(post);
    }
  };

  let inserting: Promise<InsertOutcome> | null = null;
  /** One insertion at a time: card and popup may be pressed together, and the box takes its time. */
  const insert = async (post: Post, text: string): Promise<InsertOutcome> => {
    while (inserting) await inserting;
    const now = readItem(site, post.reading.element) ?? post.reading;
    inserting = insertReply(site, now, text, (box) => card?.keepFree(box)).finally(() => {
      inserting = null;
    });
    return await inserting;
  };

  const byKey = (key: string): Post | undefined => {
    const same = [...posts.values()].filter((post) => post.key === key && post.reading.element.isConnected);
    return same.find((post) => isVisible(post.reading.element)) ?? same[0];
  };

  const stopObserving = observePage(site, {
    changed(element) {
      if (reader.isOrphan()) return;
      if (element.isConnected) read(element);
    },
    settled(removed) {
      if (reader.isOrphan()) return;
      if (removed) {
        for (const [element, post] of posts) {
          if (!element.isConnected) forget(post);
          else post.badge?.keep(post.reading);
        }
      }
      ask();
      tellFlags();
    },
    navigated() {
      since = performance.now();
      card?.close();
    },
  });

  return {
    state() {
      const read = new Map([...posts.values()].map((post) => [post.key, post]));
      const strange = read.size === 0 && performance.now() - since > STRANGE_MS;
      const matches = [...read.values()].flatMap((post) =>
        shown(post).map((match) => ({
          key: post.key,
          claim: match.claim,
          stance: match.stance,
          level: match.level,
          label: labels.get(match.claim) ?? match.claim,
          quote: post.reading.text.slice(match.start, match.end),
          author: post.reading.author,
          match,
        })),
      );
      return { state: strange ? 'strange' : 'reading', postsRead: read.size, matches };
    },
    async insert(key, text) {
      const post = byKey(key);
      return post ? await insert(post, text) : { outcome: 'failed', reason: say('pageNoPost') };
    },
    async show(key, claim) {
      const post = byKey(key);
      if (!post) return false;
      post.reading.element.scrollIntoView({ block: 'center' });
      return await open(post, claim);
    },
    dismiss(key, claim) {
      const post = byKey(key);
      if (post) dismiss(claim, post.reading.text);
      return post !== undefined;
    },
    askAgain() {
      answers.clear();
      for (const post of posts.values()) {
        post.matches = null;
        waiting.add(post);
      }
      ask();
    },
    orphan() {
      stopObserving();
      if (card) {
        const { claim, reading } = card;
        const post = posts.get(reading.element);
        const match = post && shown(post).find((one) => one.claim === claim);
        void contents.get(claim)?.then((content) => {
          if (post && match && content) card?.draw(viewOf(post, match, content));
        });
      }
    },
    stop() {
      stopped = true;
      stopObserving();
      card?.close();
      for (const post of [...posts.values()]) forget(post);
      layout.stop();
      marks.stop();
      if (told > 0 && !reader.isOrphan()) void tellFlagCount(0);
    },
  };
}
