import { copyText } from '../insertion/clipboard.ts';
import type { Match } from '../matching/match.ts';
import type { CardContent, InsertOutcome, ReplyPlace } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import type { Mute } from '../storage/muting.ts';
import type { Settings } from '../storage/settings.ts';
import { askForCard } from './ask.ts';
import { type CardView, type OpenCard, openCard } from './card-host.tsx';
import type { Reading } from './extract.ts';
import { keyOf } from './key.ts';
import { isRead, type Post, type ShownPost } from './posts.ts';

/** What a press in a card sets off. */
export interface CardActions {
  insert(post: ShownPost, text: string): Promise<InsertOutcome>;
  /** This post does not make this claim. */
  dismiss(post: ShownPost, claim: string): void;
  mute(what: Mute): void;
  /** Where a reply to this post goes. */
  placeIn(post: ShownPost): ReplyPlace;
  settings(): Settings;
  /** Insertions have failed too often on this site: the card offers Copy only. */
  isCopyOnly(): boolean;
  isOrphan(): boolean;
  /** The card of this post has been opened or closed: its badge says so. */
  changed(post: ShownPost): void;
}

/** The one card of a page, and what is known of the claims that cards show. */
export interface Cards {
  /** What a badge calls this claim; undefined until `learn` has fetched it. */
  label(claim: string): string | undefined;
  /** Fetches what cards show of these claims. */
  learn(claims: readonly string[]): Promise<void>;
  /** What is known of claims may no longer be true: it is fetched anew when it is needed. An open card stays as it is. */
  forget(): void;
  /** The claim whose card is open for this post. */
  openFor(post: Post): string | null;
  /** Opens the card of this claim; false if there is nothing to show (any more). */
  open(post: ShownPost, claim: string): Promise<boolean>;
  /** Opens the card, or closes it where it is open. */
  toggle(post: ShownPost, claim: string): Promise<void>;
  close(): void;
  /** Closes the card if it is this post's, or this claim's. */
  closeIf(what: { post?: Post; claim?: string }): void;
  /** The reply box that the card must not cover. */
  keepFree(box: HTMLElement): void;
  /** Draws the open card again, with what is true now. */
  redraw(): Promise<void>;
}

export function makeCards(site: Site, actions: CardActions): Cards {
  const contents = new Map<string, Promise<CardContent | null>>();
  const labels = new Map<string, string>();
  let card: { open: OpenCard; post: ShownPost } | null = null;

  const contentOf = (claim: string): Promise<CardContent | null> => {
    let content = contents.get(claim);
    if (!content) {
      content = askForCard(claim);
      contents.set(claim, content);
      void content.then((answered) => {
        // Forgotten meanwhile: what was asked for after that counts.
        if (contents.get(claim) !== content) return;
        if (answered) labels.set(claim, answered.claim.label);
        else contents.delete(claim);
      });
    }
    return content;
  };

  const matchOf = (post: Post, claim: string): Match | undefined => post.matches?.find((one) => one.claim === claim);

  const viewOf = (post: ShownPost, reading: Reading, match: Match, content: CardContent): CardView => ({
    content,
    match,
    text: reading.text,
    site: { limit: site.limit, name: site.name },
    place: actions.placeIn({ ...post, reading }),
    post: keyOf(reading),
    settings: actions.settings(),
    orphaned: actions.isOrphan(),
    ...(!actions.isCopyOnly() && { onInsert: (reply: string) => actions.insert(post, reply) }),
    onCopy: copyText,
    onDismiss: () => actions.dismiss({ ...post, reading }, match.claim),
    onMute: (what) => {
      const { author, thread } = actions.placeIn({ ...post, reading });
      close();
      if (what === 'claim') actions.mute({ claim: match.claim });
      else actions.mute(what === 'author' ? { site: site.id, author } : { thread });
    },
  });

  const close = () => card?.open.close();
  const openFor = (post: Post) => (card?.post === post ? card.open.claim : null);

  const open = async (post: ShownPost, claim: string): Promise<boolean> => {
    const content = await contentOf(claim);
    const match = matchOf(post, claim);
    const { badge, reading } = post;
    if (!match || !content || !badge || !isRead(post)) return false;
    close();
    const opened = openCard(reading, badge, viewOf(post, reading, match, content), () => {
      if (card?.open === opened) card = null;
      actions.changed(post);
    });
    card = { open: opened, post };
    actions.changed(post);
    return true;
  };

  return {
    label: (claim) => labels.get(claim),
    async learn(claims) {
      await Promise.all(claims.map(contentOf));
    },
    forget: () => contents.clear(),
    openFor,
    open,
    async toggle(post, claim) {
      const wasOpen = openFor(post) === claim;
      close();
      if (!wasOpen) await open(post, claim);
    },
    close,
    closeIf({ post, claim }) {
      if (card && (card.post === post || card.open.claim === claim)) close();
    },
    keepFree: (box) => card?.open.keepFree(box),
    async redraw() {
      if (!card) return;
      const { open: shown, post } = card;
      const content = await contents.get(shown.claim);
      const match = matchOf(post, shown.claim);
      if (content && match && card?.open === shown) shown.draw(viewOf(post, shown.reading, match, content));
    },
  };
}
