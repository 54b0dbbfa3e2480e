import { commentsOf, type Entry, expected } from '../pages/feed.ts';
import { type Fixture, firstPost, fixturePosts, secondPost } from '../pages/fixtures/fixture.ts';
import { fixtures } from '../pages/fixtures/index.ts';

/** What is to come of a reply: the box in which it must stand, or the clipboard where the site gives no box to us. */
export type Place = { box: string } | 'clipboard';

/** A fixture site as the scenario uses it. */
export interface TriedFixture {
  fixture: Fixture;
  host: string;
  posts: typeof fixturePosts;
  /** Where the reply to the first post goes, and the one to its comment; null where comments are not read. */
  places: { post: Place; comment: Place | null };
}

const found = commentsOf(firstPost).find(({ entry }) => expected(entry, 'whole').badge === 'claim');
if (!found) throw new Error(`No comment of ${firstPost.id} asserts a claim.`);

/** The comment that is answered everywhere. */
export const answered: Entry = found.entry;
export { firstPost, secondPost };

const under = (entry: Entry) => ({ box: `[data-place="${entry.id}"] [data-mounted]` });
const dialog = { box: '#layers [role="dialog"] [data-mounted]' };
const page = (place: string) => ({ box: `${place} [data-mounted]` });

const places: Record<string, TriedFixture['places']> = {
  // The box under the opened post is that post's; every other reply is written in a dialog.
  x: { post: page('#inline'), comment: dialog },
  youtube: { post: page('#comment-dialog'), comment: under(answered) },
  // A comment has no box of its own there, and the one of the page is the post's.
  instagram: { post: page('#comment-place'), comment: 'clipboard' },
  threads: { post: dialog, comment: dialog },
  linkedin: { post: under(firstPost), comment: under(answered) },
  'linkedin-classic': { post: under(firstPost), comment: under(answered) },
  // Guests have no boxes.
  'linkedin-guest': { post: 'clipboard', comment: 'clipboard' },
  bluesky: { post: dialog, comment: dialog },
  mastodon: { post: page('#compose'), comment: page('#compose') },
  tiktok: { post: page('#comment-place'), comment: page('#comment-place') },
  pinterest: { post: page('#comment-place'), comment: under(answered) },
  // Nobody has seen how the box for an article is opened.
  medium: { post: 'clipboard', comment: under(answered) },
  substack: { post: 'clipboard', comment: under(answered) },
  quora: { post: under(firstPost), comment: under(answered) },
  nextdoor: { post: under(firstPost), comment: under(answered) },
  // Its box takes no text but what is typed.
  'm-facebook': { post: 'clipboard', comment: null },
};

export const triedFixtures: readonly TriedFixture[] = fixtures.map((fixture) => {
  const known = places[fixture.id];
  if (!known) throw new Error(`Nobody says where replies go on ${fixture.id}.`);
  return { fixture, host: fixture.host, posts: fixturePosts, places: known };
});
