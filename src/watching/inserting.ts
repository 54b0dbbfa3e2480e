import type { InsertOutcome } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import type { HealthEvent } from '../storage/site-health.ts';
import { type Reading, readItem } from './extract.ts';
import type { ShownPost } from './posts.ts';
import { insertReply } from './reply.ts';

/** Puts replies under posts of a page. */
export interface Inserting {
  /** One insertion at a time: card and popup may be pressed together, and the box takes its time. */
  insert(post: ShownPost, text: string): Promise<InsertOutcome>;
  /** Has our own click led the page to where it is now? X gives its reply dialog an address. */
  ledHere(): boolean;
}

/**
 * @param landed hears of the box, so that nothing of ours stands in front of it
 * @param note hears what the outcome says of the health of the site
 */
export function startInserting(
  site: Site,
  landed: (box: HTMLElement) => void,
  note: (event: HealthEvent) => void,
): Inserting {
  let inserting: Promise<InsertOutcome> | null = null;
  let insertedAt = '';

  /** Do the site's data say how this post's box is reached? */
  const expectsBox = ({ item }: Reading) =>
    site.composers.length > 0 && (item.opener ?? item.openerInPage) !== undefined;

  return {
    async insert({ element, reading }, text) {
      while (inserting) await inserting;
      inserting = insertReply(site, readItem(site, element) ?? reading, text, landed).finally(() => {
        inserting = null;
        insertedAt = location.href;
      });
      const answer = await inserting;
      if (answer.outcome === 'inserted') note('inserted');
      else if (answer.cause === 'refused' || (answer.cause === 'no-box' && expectsBox(reading))) note(answer.cause);
      return answer;
    },
    ledHere: () => inserting !== null || location.href === insertedAt,
  };
}
