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
import { startDismissing } from './dismissing.ts';
import { startDrawing } from './drawing.ts';
import { readItem } from './extract.ts';
import { awaitFirstPost } from './first-post.ts';
import { startFlagCount } from './flag-count.ts';
import { startInserting } from './inserting.ts';
import { fingerprint, keyOf } from './key.ts';
import { startMarks } from './marks.ts';
import { observePage } from './observe.ts';
import { isRead, makePosts, type Post, type ShownPost } from './posts.ts';
import { flagOf, nextFlagged } from './step.ts';
import { countFlags, isMuted, listMatches, told } from './telling.ts';
import { placeOf } from './thread.ts';
import { startUndoing } from './undo-note.tsx';

/** Who reads: her settings and what she decides, kept outside the page. */
export interface Reader {
  /** What she chose, as it is now. */
  settings(): Settings;
  mute(what: Mute): void;
  /** She says that no post of this text makes this claim, or takes that back. */
  dismiss(claim: string, text: string): Promise<void>;
  undismiss(claim: string, text: string): Promise<void>;
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
  /** The whole text of that post; null if it is gone. */
  textOf(key: string): string | null;
  /** Puts the focus on the badge of the next flagged post in the page, or the one before; false if there is none. */
  step(by: 1 | -1): boolean;
  /** The reader says that this post does not make this claim; false if the post is gone. */
  dismiss(key: string, claim: string): boolean;
  /** Takes that back; false if it was not said in this page. */
  undismiss(key: string, claim: string): boolean;
  /** What is shown must be asked for anew: claims were muted or brought back, or the library is another one. */
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
  const firstPost = awaitFirstPost(
    () => posts.count() === 0,
    (event) => {
      if (!reader.isOrphan()) reader.noteHealth(event);
    },
  );
  let stopped = false;
  /** The breaker has tripped: nothing is read or shown until the page is loaded anew. */
  let quiet = false;
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
    firstPost.found();
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

  const isMutedHere = (post: Post) => isMuted(post, site.id, reader.settings(), (shown) => placeIn(shown).thread);

  const show = (post: Post, matches: readonly Match[]) => {
    const wanted = told(matches);
    posts.setMatches(post, wanted.length > 0 && isMutedHere(post) ? [] : wanted);
    if (post.matches?.length === 0 && !post.badge) return;
    void cards.learn((post.matches ?? []).map(({ claim }) => claim)).then(() => drawing.draw(post));
  };

  const tellFlags = () => flags.tell(countFlags(posts.shown()));

  const inserting = startInserting(
    site,
    (box) => cards.keepFree(box),
    (event) => reader.noteHealth(event),
  );

  const goQuiet = () => {
    quiet = true;
    undoing.close();
    observing.stop();
    answers.stop();
    for (const post of posts.all()) forget(post);
    flags.tell(0);
  };

  const cards = makeCards(site, {
    insert: inserting.insert,
    dismiss: (post, claim) => dismissing.dismiss(post, claim),
    mute(what) {
      reader.mute(what);
      if (!('claim' in what)) return;
      answers.forget();
      dismissing.drop(posts.shown(), what.claim);
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

  const undoing = startUndoing(() => reader.settings());
  const dismissing = startDismissing({ posts, answers, cards, drawing, undoing, reader, read });

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
      firstPost.await();
      if (!inserting.ledHere()) cards.close();
    },
  });

  firstPost.await();

  return {
    state() {
      return {
        state: quiet ? 'quiet' : firstPost.isStrange() ? 'strange' : 'reading',
        postsRead: posts.count(),
        matches: listMatches(posts.shown(), cards.label, placeIn),
      };
    },
    async insert(key, text) {
      const post = posts.named(key);
      return post ? await inserting.insert(post, text) : { outcome: 'failed', reason: say('pageNoPost') };
    },
    async show(key, claim) {
      const post = posts.named(key);
      if (!post) return false;
      post.element.scrollIntoView({ block: 'center' });
      return await cards.open(post, claim);
    },
    textOf: (key) => posts.named(key)?.reading.text ?? null,
    step(by) {
      const next = nextFlagged(posts.shown(), steppedTo, by);
      if (!next?.badge) return false;
      steppedTo = next.element;
      cards.close();
      next.element.scrollIntoView({ block: 'center' });
      next.badge.focus(flagOf(next) ?? '');
      return true;
    },
    dismiss(key, claim) {
      const post = posts.named(key);
      if (post) dismissing.dismiss(post, claim);
      return post !== undefined;
    },
    undismiss: dismissing.undo,
    askAgain() {
      if (quiet) return;
      answers.forget();
      cards.forget();
      for (const post of posts.all()) post.matches = null;
      observing.again();
    },
    orphan() {
      observing.stop();
      firstPost.stop();
      void cards.redraw();
    },
    stop() {
      stopped = true;
      observing.stop();
      firstPost.stop();
      answers.stop();
      cards.close();
      undoing.close();
      forgetBox();
      for (const post of posts.all()) forget(post);
      drawing.stop();
      layout.stop();
      marks.stop();
      flags.stop();
    },
  };
}
