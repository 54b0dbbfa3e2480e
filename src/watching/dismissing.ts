import { say } from '../screens/say.ts';
import type { Answers } from './answers.ts';
import type { Cards } from './cards.ts';
import type { Drawing } from './drawing.ts';
import { fingerprint, keyOf } from './key.ts';
import type { Post, Posts, ShownPost } from './posts.ts';
import type { Undoing } from './undo-note.tsx';

/** "Not this claim", and the claims that she mutes: taken off the posts of the page at once. */
export interface Dismissing {
  /** The reader says that this post does not make this claim, nor does any other of the same text. */
  dismiss(post: ShownPost, claim: string): void;
  /** Takes it back; false if nothing was dismissed under this name in this page. */
  undo(key: string, claim: string): boolean;
  /** Takes a claim off these posts, without waiting for the background to agree. */
  drop(from: Iterable<Post>, claim: string): void;
}

/** The parts of the page's watch that dismissing has to do with. */
export interface DismissingParts {
  posts: Posts;
  answers: Answers;
  cards: Pick<Cards, 'closeIf'>;
  drawing: Pick<Drawing, 'draw'>;
  undoing: Undoing;
  reader: {
    dismiss(claim: string, text: string): Promise<void>;
    undismiss(claim: string, text: string): Promise<void>;
  };
  /** Reads the post in this element again. */
  read(element: Element): void;
}

export function startDismissing(parts: DismissingParts): Dismissing {
  const { posts, answers, cards, drawing, undoing, reader } = parts;
  /** What was dismissed in this page: the text, by the post's name and the claim. */
  const dismissed = new Map<string, string>();

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

  const undo = (name: string, claim: string): boolean => {
    const text = dismissed.get(name);
    if (text === undefined) return false;
    dismissed.delete(name);
    void reader.undismiss(claim, text).then(() => {
      const hash = fingerprint(text);
      answers.forget(hash);
      for (const post of [...posts.of(hash)]) {
        post.matches = null;
        parts.read(post.element);
      }
      answers.send();
    });
    return true;
  };

  return {
    dismiss(post, claim) {
      const { text } = post.reading;
      const name = nameOf(keyOf(post.reading), claim);
      const at = post.badge?.box();
      dismissed.set(name, text);
      // The card gives the focus back to the badge, which then goes too.
      cards.closeIf({ claim });
      const focused = document.activeElement === post.badge?.host.element;
      void reader.dismiss(claim, text);
      answers.forget(fingerprint(text));
      drop(posts.of(fingerprint(text)), claim);
      if (at) undoing.show({ text: say('popupDismissed'), at, focused, undo: () => void undo(name, claim) });
    },
    undo: (key, claim) => undo(nameOf(key, claim), claim),
    drop,
  };
}

function nameOf(key: string, claim: string): string {
  return `${key} ${claim}`;
}
