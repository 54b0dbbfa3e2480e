import type { Match } from '../matching/match.ts';
import type { InsertOutcome, PageState } from '../messages.ts';
import { say } from '../screens/say.ts';
import type { Site } from '../sites/site.ts';
import type { Mute } from '../storage/muting.ts';
import type { Settings } from '../storage/settings.ts';
import type { HealthEvent } from '../storage/site-health.ts';
import { startAnswers } from './answers.ts';
import { startLayout } from './badges.tsx';
import { makeBreaker } from './breaker.ts';
import { forgetBox } from './brought-box.ts';
import { makeCards } from './cards.ts';
import { startDrawing } from './drawing.ts';
import { readItem } from './extract.ts';
import { startFlagCount } from './flag-count.ts';
import { fingerprint, keyOf } from './key.ts';
import { startMarks } from './marks.ts';
import { observePage } from './observe.ts';
import { isRead, makePosts, type Post, type ShownPost } from './posts.ts';
import { insertReply } from './reply.ts';
import { isVisible } from './reply-box.ts';
import { whenScrolledFor } from './scrolled.ts';
import { placeOf } from './thread.ts';

/** More claims than this in one post would bury it. */
const PILLS = 3;
/** A supported page on which no post was found in so much scrolling looks different from what we know. */
const STRANGE_MS = 20_000;

/** Who reads: her settings and what she decides, kept outside the page. */
export interface Reader {
  /** What she chose, as it is now. */
  settings(): Settings;
  mute(what: Mute): void;
  dismiss(claim: string, text: string): void;
  /** Something happened that says whether the site still is what its data say. */
  noteHealth(event: HealthEvent): void;
  /** Insertions have failed too often on this site: replies are copied. */
  isCopyOnly(): boolean;
  /** The extension was updated or removed: this page can no longer ask it anything. */
  isOrphan(): boolean;
}

export interface Watch {
  state(): Omit<PageState, 'site' | 'siteName'>;
  insert(key: string, text: string): Promise<InsertOutcome>;
  show(key: string, claim: string): Promise<boolean>;
  /** Puts the focus on the badge of the next flagged post in the page, or the one before; false if there is none. */
  step(by: 1 | -1): boolean;
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
  const posts = makePosts();
  const marks = startMarks();
  const layout = startLayout();
  const flags = startFlagCount(() => reader.isOrphan());
  const breaker = makeBreaker();
  let stopped = false;
  /** The breaker has tripped: nothing is read or shown until the page is loaded anew. */
  let quiet = false;
  /** The page looks different from what we know. */
  let strange = false;
  let endScrolling = () => {};
  /** The post that the keyboard last went to. */
  let steppedTo: Element | null = null;

  const answers = startAnswers(
    (hash) => [...posts.of(hash)].some(({ matches }) => matches === null),
    (hash, matches) => {
      if (breaker.count(told(matches).length > 0)) goQuiet();
      else for (const post of posts.of(hash)) if (post.matches === null) show(post, matches);
    },
  );

  /** The element holds a post: which one, and is it still the same? */
  const read = (element: Element) => {
    const old = posts.at(element);
    const reading = readItem(site, element);
    if (!reading) {
      if (old) forget(old);
      return;
    }
    const same = old?.hash === fingerprint(reading.text) && (!old.reading || keyOf(old.reading) === keyOf(reading));
    if (old && same) {
      if (old.matches === null || old.matches.length > 0) old.reading = reading;
      if (old.matches === null) want(old);
      else drawing.keep(old);
      return;
    }
    if (old) forget(old);
    want(posts.add(reading));
    foundPost();
  };

  /** Begins to wait for the first post of a page; scrolling without one says that the site has changed. */
  const awaitPost = () => {
    strange = false;
    endScrolling();
    endScrolling = whenScrolledFor(STRANGE_MS, () => {
      if (posts.count() > 0 || reader.isOrphan()) return;
      strange = true;
      reader.noteHealth('no-posts');
    });
    waitsForPost = true;
  };

  let waitsForPost = false;
  const foundPost = () => {
    if (!waitsForPost) return;
    waitsForPost = false;
    strange = false;
    endScrolling();
    reader.noteHealth('posts');
  };

  const want = (post: Post) => {
    const known = answers.known(post.hash);
    if (known) show(post, known);
    else if (post.reading) answers.want(post.hash, post.reading.text);
  };

  const forget = (post: Post) => {
    posts.delete(post);
    cards.closeIf({ post });
    drawing.remove(post);
  };

  const placeIn = ({ reading }: ShownPost) => placeOf(site, reading, posts.elements());

  /** Muted claims and topics are left out by the background; who wrote it, and where, is known here only. */
  const isMuted = (post: Post): boolean => {
    const { mutedAuthors, mutedThreads } = reader.settings();
    if (!isRead(post)) return false;
    const { author } = post.reading;
    if (mutedAuthors.some((muted) => muted.site === site.id && muted.author === author)) return true;
    return mutedThreads.length > 0 && mutedThreads.includes(placeIn(post).thread);
  };

  const told = (matches: readonly Match[]) =>
    matches.filter(({ stance }) => stance === 'asserts' || stance === 'asks').slice(0, PILLS);

  const show = (post: Post, matches: readonly Match[]) => {
    const wanted = told(matches);
    posts.setMatches(post, wanted.length > 0 && isMuted(post) ? [] : wanted);
    if (post.matches?.length === 0 && !post.badge) return;
    void cards.learn((post.matches ?? []).map(({ claim }) => claim)).then(() => drawing.draw(post));
  };

  const tellFlags = () => {
    const found = new Set<string>();
    for (const { reading, matches } of posts.shown()) {
      for (const { claim, level } of matches ?? []) if (level === 'flag') found.add(`${keyOf(reading)} ${claim}`);
    }
    flags.tell(found.size);
  };

  const dismiss = (claim: string, text: string) => {
    cards.closeIf({ claim });
    reader.dismiss(claim, text);
    answers.forget(fingerprint(text));
    drop(posts.of(fingerprint(text)), claim);
  };

  /** Takes a claim off these posts, without waiting for the background to agree. */
  const drop = (from: Iterable<Post>, claim: string) => {
    for (const post of [...from]) {
      if (!post.matches?.some((match) => match.claim === claim)) continue;
      posts.setMatches(
        post,
        post.matches.filter((match) => match.claim !== claim),
      );
      drawing.draw(post);
    }
  };

  let inserting: Promise<InsertOutcome> | null = null;
  /** Where the page was when a reply was last inserted: X gives its reply dialog an address, and our click leads there. */
  let insertedAt = '';
  /** One insertion at a time: card and popup may be pressed together, and the box takes its time. */
  const insert = async (post: ShownPost, text: string): Promise<InsertOutcome> => {
    const { reading } = post;
    while (inserting) await inserting;
    inserting = insertReply(site, readItem(site, post.element) ?? reading, text, (box) => cards.keepFree(box)).finally(
      () => {
        inserting = null;
        insertedAt = location.href;
      },
    );
    const answer = await inserting;
    if (answer.cause && !(answer.cause === 'no-box' && !expectsBox(reading))) reader.noteHealth(answer.cause);
    else if (answer.outcome === 'inserted') reader.noteHealth('inserted');
    return answer;
  };

  /** Does the site's data say how this post's box is reached? */
  const expectsBox = ({ item }: ShownPost['reading']) =>
    site.composers.length > 0 && (item.opener ?? item.openerInPage) !== undefined;

  const goQuiet = () => {
    quiet = true;
    observing.stop();
    answers.stop();
    for (const post of posts.all()) forget(post);
    flags.tell(0);
  };

  const cards = makeCards(site, {
    insert,
    dismiss,
    mute(what) {
      reader.mute(what);
      if (!('claim' in what)) return;
      answers.forget();
      drop(posts.shown(), what.claim);
    },
    placeIn,
    settings: () => reader.settings(),
    isCopyOnly: () => reader.isCopyOnly(),
    isOrphan: () => reader.isOrphan(),
    changed: (post) => drawing.drawNow(post),
  });

  const drawing = startDrawing(site, {
    layout,
    marks,
    label: (claim) => cards.label(claim),
    openClaim: (post) => cards.openFor(post),
    settings: () => reader.settings(),
    pressed: (post, claim) => void cards.toggle(post, claim),
    isThere: (post) => !stopped && posts.at(post.element) === post,
    drawn: tellFlags,
  });

  const observing = observePage(site, {
    changed(element) {
      if (!reader.isOrphan() && element.isConnected) read(element);
    },
    follows: (element) => posts.at(element)?.badge != null,
    settled(removed) {
      if (reader.isOrphan()) return;
      if (removed) {
        for (const post of posts.all()) {
          if (!post.element.isConnected) forget(post);
          else if (post.badge && isRead(post)) post.badge.keep(post.reading);
        }
        tellFlags();
      }
      answers.send();
    },
    navigated() {
      awaitPost();
      if (!inserting && location.href !== insertedAt) cards.close();
    },
  });

  awaitPost();

  return {
    state() {
      const count = posts.count();
      const shown = new Map(inPageOrder(posts.shown()).map((post) => [keyOf(post.reading), post]));
      const matches = [...shown].flatMap(([key, post]) =>
        (post.matches ?? []).map((match) => ({
          key,
          claim: match.claim,
          stance: match.stance,
          level: match.level,
          label: cards.label(match.claim) ?? match.claim,
          quote: post.reading.text.slice(match.start, match.end),
          author: post.reading.author,
          place: placeIn(post),
          match,
        })),
      );
      return { state: quiet ? 'quiet' : strange ? 'strange' : 'reading', postsRead: count, matches };
    },
    async insert(key, text) {
      const post = posts.named(key);
      return post ? await insert(post, text) : { outcome: 'failed', reason: say('pageNoPost') };
    },
    async show(key, claim) {
      const post = posts.named(key);
      if (!post) return false;
      post.element.scrollIntoView({ block: 'center' });
      return await cards.open(post, claim);
    },
    step(by) {
      const isFlagged = ({ matches, badge }: Post) => badge !== null && matches?.some(({ level }) => level === 'flag');
      const flagged = inPageOrder(posts.shown().filter((post) => isFlagged(post) && isVisible(post.element)));
      const at = flagged.findIndex(({ element }) => element === steppedTo);
      // Without a place to go on from it begins at the first, or, going back, at the last.
      const next = flagged[at < 0 ? (by === 1 ? 0 : flagged.length - 1) : (at + by + flagged.length) % flagged.length];
      if (!next?.badge) return false;
      steppedTo = next.element;
      cards.close();
      next.element.scrollIntoView({ block: 'center' });
      next.badge.focus(next.matches?.find(({ level }) => level === 'flag')?.claim ?? '');
      return true;
    },
    dismiss(key, claim) {
      const post = posts.named(key);
      if (post) dismiss(claim, post.reading.text);
      return post !== undefined;
    },
    askAgain() {
      if (quiet) return;
      answers.forget();
      for (const post of posts.all()) post.matches = null;
      observing.again();
    },
    orphan() {
      observing.stop();
      endScrolling();
      void cards.redraw();
    },
    stop() {
      stopped = true;
      observing.stop();
      endScrolling();
      answers.stop();
      cards.close();
      forgetBox();
      for (const post of posts.all()) forget(post);
      drawing.stop();
      layout.stop();
      marks.stop();
      flags.stop();
    },
  };
}

function inPageOrder(posts: ShownPost[]): ShownPost[] {
  const isBefore = (one: Element, other: Element) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return posts.toSorted((one, other) => (isBefore(one.element, other.element) ? -1 : 1));
}
