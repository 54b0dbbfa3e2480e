/**
 * A long feed for the bench, in the structure of a site's page: it loads a few posts at a time, and empties those left
 * far behind, as the sites do. All functions that run inside the page are self-contained.
 */

/** One post of the feed. */
export type FeedPost = { author: string; text: string };

/** What the bench reads on: the site's address, and how a page there looks from inside. */
export type FeedSite = {
  name: string;
  address: string;
  /** Runs inside the page; makes one post. Its inside can be made again. */
  makePost: string;
  /** How much of the bench's feed is scrolled here: all on one site, enough to compare on the others. */
  part: number;
};

/** Facebook's feed: posts without a role, told by their place in the list; the text many levels down. */
function facebookPost(
  post: FeedPost,
  index: number,
): { outer: HTMLElement; holder: HTMLElement; inside: () => string } {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const outer = document.createElement('div');
  outer.innerHTML = `<div><div aria-posinset="${index + 1}" aria-describedby="d${index}" aria-labelledby="l${index}" class="card"><div data-virtualized="false"></div></div></div>`;
  const holder = outer.querySelector<HTMLElement>('[data-virtualized]');
  if (!holder) throw new Error('The post has no inside.');
  const paragraphs = post.text.split(/\n+/).map((line) => `<div class="p"><div dir="auto">${safe(line)}</div></div>`);
  const inside = () => `<div><div><div class="head"><span class="avatar" aria-hidden="true"></span><div>
<div data-ad-rendering-role="profile_name"><h3 id="l${index}"><span><a href="/profile/${index}" role="link"><strong><span>${safe(post.author)}</span></strong></a></span></h3></div>
<div><span><a href="/?__cft__[0]=AZX${index}#" role="link" aria-label="2 h"><span aria-hidden="true">2 h</span></a></span><span> · </span><span title="Public">o</span></div></div>
<div role="button" tabindex="0" aria-haspopup="menu" aria-label="Actions for this post">···</div></div>
<div><div dir="auto"><div data-ad-rendering-role="story_message"><div data-ad-comet-preview="message" data-ad-preview="message" id="d${index}"><div><div><span dir="auto"><div>${paragraphs.join('')}</div></span></div></div></div></div></div></div>
<div class="picture"></div>
<div><div data-visualcompletion="ignore-dynamic"><div><div><span role="toolbar"><span aria-hidden="true">12</span></span><span dir="auto">3 comments</span></div>
<div class="row">${['like', 'comment', 'share'].map((name) => `<div role="button" tabindex="0" aria-label="${name}"><div><i></i><span data-ad-rendering-role="${name}_button">${name}</span></div></div>`).join('')}</div></div></div></div>
<div data-0="0" data-1="1" aria-hidden="true" class="unseen"><blockquote><span>Facebook</span></blockquote></div></div></div>`;
  return { outer, holder, inside };
}

/** Reddit's feed: web components whose texts stand in slots. */
function redditPost(post: FeedPost, index: number): { outer: HTMLElement; holder: HTMLElement; inside: () => string } {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const outer = document.createElement('article');
  const [title = '', ...rest] = post.text.split(/(?<=[.!?])\s|\n+/);
  outer.innerHTML = `<shreddit-post class="card" id="t3_${index}" permalink="/r/all/comments/${index}/" author="${safe(post.author)}" post-title="${safe(title)}" view-context="HomeFeed" style="display:block"></shreddit-post>`;
  const holder = outer.querySelector<HTMLElement>('shreddit-post');
  if (!holder) throw new Error('The post has no inside.');
  const body = rest.map((line) => `<p>${safe(line)}</p>`).join('');
  const inside =
    () => `<a slot="full-post-link" href="/r/all/comments/${index}/"><faceplate-screen-reader-content>${safe(title)}</faceplate-screen-reader-content></a>
<span slot="credit-bar"><span><faceplate-tracker noun="community"><a href="/r/all/"><img alt="" width="16" height="16">r/all</a></faceplate-tracker><span>•</span><faceplate-timeago>2 hr. ago</faceplate-timeago><a href="/user/${index}/">u/${safe(post.author)}</a></span></span>
<a href="/r/all/comments/${index}/" slot="title">${safe(title)}</a>
<a href="/r/all/comments/${index}/" slot="text-body" tabindex="-1"><div class="md feed-card-text-preview">${body}</div></a>
<div slot="post-media-container" class="picture"></div>
<div class="row"><button type="button">vote</button><a href="/r/all/comments/${index}/">12 comments</a><button type="button">share</button></div>`;
  return { outer, holder, inside };
}

export const feedSites: readonly FeedSite[] = [
  { name: 'Facebook', address: 'https://www.facebook.com/', makePost: facebookPost.toString(), part: 1 },
  { name: 'Reddit', address: 'https://www.reddit.com/', makePost: redditPost.toString(), part: 1 / 4 },
];

/** The empty page, to be filled by `scrollFeed`. */
export const shell = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A long feed</title>
<link rel="icon" href="data:,"><style>
body { margin: 0; font: 15px/20px sans-serif; } main { width: 600px; margin: 0 auto; }
.card { position: relative; margin: 16px 0; padding: 16px; border: 1px solid #ccc; } .picture { height: 120px; background: #eee; }
.head, .row { display: flex; gap: 24px; } .avatar { width: 36px; height: 36px; } .unseen { display: none; }
</style></head><body><header><h1>A long feed</h1></header><main></main></body></html>`;

/** What came of scrolling. */
export type Scrolled = { posts: number; frames: number; badged: number };

/**
 * Runs inside the page: scrolls down, a step a frame, loading posts as the end comes near, until all were passed.
 * @returns how many posts stood there, and beside how many of them the extension put a badge
 */
export async function scrollFeed(ask: {
  posts: FeedPost[];
  makePost: string;
  /** Name of the mark that it sets in the trace when it starts. */
  mark: string;
  /** Pixels a frame. */
  step: number;
  loadedAtOnce: number;
}): Promise<Scrolled> {
  type Unit = { outer: HTMLElement; holder: HTMLElement; inside: () => string; empty: boolean };
  const makePost: (post: FeedPost, index: number) => Omit<Unit, 'empty'> = new Function(`return (${ask.makePost})`)();
  const main = document.querySelector('main');
  if (!main) throw new Error('The page has no feed.');
  const farBehind = 2500;
  const near = 1500;
  const shown: Unit[] = [];
  const badged = new Set<Element>();
  const badges = new MutationObserver((records) => {
    for (const record of records)
      for (const node of record.addedNodes) {
        const at = node instanceof Element && node.matches('[data-second-opinion="badge"]') ? node : null;
        const unit = at?.closest('main > *');
        if (unit) badged.add(unit);
      }
  });
  badges.observe(main, { childList: true, subtree: true });

  // Posts left far behind are looked for from where the last were found, so that the page's own work does not grow.
  let firstFull = 0;
  let next = 0;
  const load = () => {
    for (let n = 0; n < ask.loadedAtOnce && next < ask.posts.length; n++, next++) {
      const post = ask.posts[next];
      if (!post) return;
      const unit = { ...makePost(post, next), empty: false };
      unit.holder.innerHTML = unit.inside();
      shown.push(unit);
      main.append(unit.outer);
    }
  };
  const emptyBehind = () => {
    for (let unit = shown[firstFull]; unit; unit = shown[++firstFull]) {
      const box = unit.outer.getBoundingClientRect();
      if (box.bottom > -farBehind) return;
      unit.holder.style.minHeight = `${unit.holder.getBoundingClientRect().height}px`;
      unit.holder.replaceChildren();
      unit.empty = true;
    }
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const quiet = async (most: number) => {
    let last = { badges: badged.size, at: performance.now() };
    const end = last.at + most;
    while (performance.now() < end && performance.now() - last.at < 1000) {
      await frame();
      if (badged.size !== last.badges) last = { badges: badged.size, at: performance.now() };
    }
  };
  let frames = 0;
  performance.mark(ask.mark);
  load();
  await quiet(5000);
  for (;;) {
    await frame();
    frames++;
    const left = document.documentElement.scrollHeight - scrollY - innerHeight;
    if (left < near) load();
    if (left < 1 && next >= ask.posts.length) break;
    scrollBy({ top: ask.step, behavior: 'instant' });
    emptyBehind();
  }
  // What is under way when the end is reached belongs to it.
  await quiet(5000);
  badges.disconnect();
  return { posts: shown.length, frames, badged: badged.size };
}
