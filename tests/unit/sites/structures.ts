/** A piece of a page as a site builds it, with invented words, and what a reader sees in it. */
export interface Structure {
  what: string;
  url: string;
  html: string;
  reads: { kind: 'post' | 'comment'; text: string; author: string; depth?: number }[];
}

const said = (kind: 'post' | 'comment', author: string, text: string, depth = 0) => ({ kind, author, text, depth });

const tweet = (author: string, text: string, extra = '', attributes = 'tabindex="0"') => `
  <div data-testid="cellInnerDiv"><article data-testid="tweet" role="article" ${attributes}>
    <div data-testid="User-Name"><a href="/${author}">${author}</a><a href="/${author}/status/1${author.length}"><time>1h</time></a></div>
    <div data-testid="tweetText" lang="en">${text}</div>${extra}
    <button data-testid="reply" aria-label="Reply"></button>
  </article></div>`;
const quoted = `<div tabindex="0" role="link"><div data-testid="User-Name"><div dir="ltr"><span>Odin</span></div>
  <div dir="ltr"><span>@odin</span></div></div><div data-testid="tweetText">Quoted words</div></div>`;

const pressable = (author: string, inside: string) => `
  <div data-pressable-container="true" data-interactive-id=""><a href="/@${author}"><span dir="auto" translate="no">${author}</span></a>
    <span dir="auto"><a href="/@${author}/post/${author}1"><time>22/11/26</time></a></span>
    <div>${inside}</div><div role="button"><svg aria-label="Reply"></svg><span dir="auto">12</span></div></div>`;

/** What the structures in ../shared/pages do not show. Sites that have a fixture site of their own are read there too. */
export const structures: Structure[] = [
  {
    what: 'a post of X with a quoted one',
    url: 'https://x.com/home',
    html: tweet('Mira', 'Look at <img alt="😀"> this', quoted),
    reads: [said('post', 'Mira', 'Look at 😀 this'), said('post', 'Odin', 'Quoted words')],
  },
  {
    what: 'a status of X: the post in question, an answer, and the dialog that answers it',
    url: 'https://x.com/mira/status/14',
    html: `${tweet('Mira', 'The post', '', 'tabindex="-1"')}${tweet('Odin', 'An answer')}
      <div role="dialog">${tweet('Odin', 'An answer')}</div>`,
    reads: [said('post', 'Mira', 'The post'), said('comment', 'Odin', 'An answer'), said('post', 'Odin', 'An answer')],
  },
  {
    what: 'an article of X',
    url: 'https://x.com/mira/status/14',
    html: tweet(
      'Mira',
      '',
      `<div data-testid="twitter-article-title">A title</div>
       <div data-testid="twitterArticleRichTextView"><div class="public-DraftEditor-content"><p>One</p><p>Two</p></div></div>`,
      'tabindex="-1"',
    ),
    reads: [said('post', 'Mira', 'A title\nOne\nTwo')],
  },
  {
    what: 'a video of YouTube with comments of both generations and an answer',
    url: 'https://www.youtube.com/watch?v=abc',
    html: `<ytd-watch-flexy>
      <ytd-watch-metadata><h1><yt-formatted-string>A title</yt-formatted-string></h1>
        <ytd-video-owner-renderer><ytd-channel-name><a href="/@kofi">Kofi</a></ytd-channel-name></ytd-video-owner-renderer>
        <ytd-text-inline-expander id="description-inline-expander"><div id="snippet">
          <span id="plain-snippet-text">Short</span></div>
          <div id="expanded"><yt-attributed-string>Short and the rest</yt-attributed-string></div>
          <tp-yt-paper-button>...more</tp-yt-paper-button></ytd-text-inline-expander></ytd-watch-metadata>
      <ytd-comments><ytd-comment-thread-renderer>
        <ytd-comment-renderer id="comment"><a id="author-text" href="/@mira"><span>@mira</span></a>
          <yt-formatted-string class="published-time-text"><a href="/watch?v=abc&lc=Ugx1">1 h</a></yt-formatted-string>
          <ytd-expander><yt-formatted-string id="content-text">The older kind</yt-formatted-string></ytd-expander>
        </ytd-comment-renderer>
        <ytd-comment-replies-renderer><ytd-comment-view-model><a id="author-text" href="/@odin">@odin</a>
          <yt-attributed-string id="content-text"><span>The newer kind, <img alt="👍"> answering</span></yt-attributed-string>
        </ytd-comment-view-model></ytd-comment-replies-renderer>
      </ytd-comment-thread-renderer></ytd-comments></ytd-watch-flexy>`,
    reads: [
      said('post', 'Kofi', 'A title\nShort and the rest'),
      said('comment', '@mira', 'The older kind'),
      said('comment', '@odin', 'The newer kind, 👍 answering', 1),
    ],
  },
  {
    what: 'a community post of YouTube',
    url: 'https://www.youtube.com/@kofi/community',
    html: `<ytd-backstage-post-renderer><a id="author-text"><span>Kofi</span></a>
      <yt-formatted-string id="published-time-text"><a href="/post/Ugk1">1 day</a></yt-formatted-string>
      <yt-formatted-string id="content-text">News of the channel</yt-formatted-string></ytd-backstage-post-renderer>`,
    reads: [said('post', 'Kofi', 'News of the channel')],
  },
  {
    what: 'the feed of LinkedIn of 2026: nested twins of a post, a comment with a key',
    url: 'https://www.linkedin.com/feed/',
    html: `<div data-testid="mainFeed" role="list">
      <div role="listitem" componentkey="expandedABCFeedType_MAIN_FEED_1"><div role="listitem" componentkey="ABCFeedType_MAIN_FEED_1">
        <h2>Feed post</h2><button aria-label="Open control menu for post by Talia Ashgrove"></button>
        <p><span data-testid="expandable-text-box">Words of the post<button data-testid="expandable-text-button">… more</button></span></p>
        <div componentkey="replaceableComment_urn:li:comment:(activity:1,2)"><a href="/in/odin"><img alt=""></a>
          <a href="/in/odin">Odin</a><p><span data-testid="expandable-text-box">Words of a comment</span></p></div>
        <div componentkey="commentBox-1"><div data-testid="ui-core-tiptap-text-editor-wrapper">
          <div class="tiptap ProseMirror" contenteditable="true" role="textbox"></div></div></div>
      </div></div></div>`,
    reads: [said('post', 'Talia Ashgrove', 'Words of the post'), said('comment', 'Odin', 'Words of a comment')],
  },
  {
    what: 'the older LinkedIn: comments and an answer',
    url: 'https://www.linkedin.com/in/mira/recent-activity/all/',
    html: `<div class="feed-shared-update-v2" role="article" data-urn="urn:li:activity:1">
      <span class="update-components-actor__title"><span aria-hidden="true">Mira</span><span class="visually-hidden">Mira</span></span>
      <div class="feed-shared-inline-show-more-text"><div class="update-components-text">A post</div></div>
      <article class="comments-comment-entity" data-id="urn:li:comment:(activity:1,2)">
        <span class="comments-comment-meta__description-title">Odin</span>
        <div class="comments-comment-item__main-content">A comment</div></article>
      <div class="comments-replies-list"><article class="comments-comment-entity" data-id="urn:li:comment:(activity:1,3)">
        <span class="comments-comment-meta__description-title">Ines</span>
        <div class="comments-comment-item__main-content">An answer</div></article></div></div>`,
    reads: [
      said('post', 'Mira', 'A post'),
      said('comment', 'Odin', 'A comment'),
      said('comment', 'Ines', 'An answer', 1),
    ],
  },
  {
    what: 'the photo viewer of Facebook: caption beside the photo, comments, an answer',
    url: 'https://www.facebook.com/photo/?fbid=1',
    html: `<div role="main"><img alt="A photo"></div><div role="complementary"><h2><strong><a href="/mira">Mira</a></strong></h2>
      <span dir="auto">A caption of the photo</span>
      <div role="article" aria-label="Comment by Odin 1 hour ago"><a role="link" href="/odin?comment_id=1">Odin</a>
        <span dir="auto" lang="en"><div dir="auto">A comment</div></span></div>
      <div role="article" aria-label="Reply by Ines to Odin"><a role="link" href="/photo/?fbid=1&comment_id=1&reply_comment_id=2">Ines</a>
        <span dir="auto" lang="en"><div dir="auto">An answer</div></span></div></div>`,
    reads: [
      said('post', 'Mira', 'A caption of the photo'),
      said('comment', 'Odin', 'A comment'),
      said('comment', 'Ines', 'An answer', 1),
    ],
  },
  {
    what: 'a reel of Facebook',
    url: 'https://www.facebook.com/reel/123',
    html: `<div role="main"><h2><a href="/mira">Mira</a></h2><div role="button"><span dir="auto">Follow</span></div>
      <span dir="auto">A caption of the reel</span></div>`,
    reads: [said('post', 'Mira', 'A caption of the reel')],
  },
  {
    what: 'the mobile page of Facebook',
    url: 'https://m.facebook.com/',
    html: `<div data-mcomponent="MContainer" data-tracking-duration-id="1"><div class="native-text">Mira</div>
      <div data-mcomponent="MContainer"><div class="native-text">What was written, longer than the name</div></div>
      <div role="button"><div class="native-text">Like, comment, share, and much more that nobody wrote</div></div></div>`,
    reads: [said('post', 'Mira', 'What was written, longer than the name')],
  },
  {
    what: 'a post of Instagram with a comment',
    url: 'https://www.instagram.com/p/abc/',
    html: `<main><header><a role="link" href="/mira/">mira</a></header><h1 dir="auto">A caption <a href="/explore/tags/x/">#x</a></h1>
      <a href="/p/abc/"><time datetime="2026-01-01">1 d</time></a>
      <div><div><div><a role="link" href="/odin/"><span>odin</span></a><span dir="auto">A comment</span></div><div><div><span>
      <a role="link" href="/p/abc/c/77/"><time>1 h</time></a></span></div></div></div></div></main>`,
    reads: [said('post', 'mira', 'A caption #x'), said('comment', 'odin', 'A comment')],
  },
  {
    what: 'posts of Threads: words, a picture only, one quoted in another',
    url: 'https://www.threads.com/@mira',
    html: `${[
      '<span dir="auto"><span>Words of Mira</span></span>',
      '<img alt="">',
      pressable('odin', '<span dir="auto"><span>Quoted words</span></span>'),
    ]
      .map((inside) => pressable('mira', inside))
      .join(
        '',
      )}<div role="dialog"><div data-pressable-container="true" role="button"><span dir="auto">Post</span></div></div>`,
    reads: [said('post', 'mira', 'Words of Mira'), said('post', 'odin', 'Quoted words')],
  },
  {
    what: 'the feed and the thread of Bluesky',
    url: 'https://bsky.app/',
    html: `<div data-testid="feedItem-by-mira.example.org"><a href="/profile/mira.example.org/post/3k1">1h</a>
        <div data-testid="postText">In the feed</div><button data-testid="replyBtn"></button></div>
      <div data-testid="postThreadItem-by-odin.example.org"><a href="/profile/odin.example.org/post/3k2">1h</a>
        <div data-testid="postText">In a thread</div></div>`,
    reads: [said('post', 'mira.example.org', 'In the feed'), said('post', 'odin.example.org', 'In a thread')],
  },
  {
    what: 'Mastodon: a post, one that quotes another, the post of its own page',
    url: 'https://social.example.org/home',
    html: `<div id="mastodon" data-props="{}"><article data-id="1"><div class="status" data-id="1">
        <a class="status__relative-time" href="/@mira/1">1h</a><span class="display-name__account">@mira</span>
        <div class="status__content"><div class="status__content__text status__content__text--visible translate" lang="en">
          <p class="quote-inline">RE: https://example.org/2</p><p>Words of Mira</p></div>
          <button class="status__content__read-more-button">Read more</button></div>
        <div class="status__quote"><div class="status"><span class="display-name__account">@odin</span>
          <div class="status__content"><div class="status__content__text--visible"><p>Words of Odin</p></div></div></div></div>
      </div></article>
      <article data-id="9"></article>
      <div class="detailed-status"><span class="display-name__account">@ines</span>
        <div class="status__content"><div class="status__content__text--visible"><p>One</p><p>Two</p></div></div></div></div>`,
    reads: [
      said('post', '@mira', 'Words of Mira'),
      said('post', '@odin', 'Words of Odin'),
      said('post', '@ines', 'One\nTwo'),
    ],
  },
  {
    what: 'comments of TikTok',
    url: 'https://www.tiktok.com/@kofi/video/1',
    html: `<div><div><span data-e2e="comment-username-1"><a href="/@mira">mira</a></span><p data-e2e="comment-level-1">A comment</p>
        <span data-e2e="comment-reply-1">Reply</span></div>
      <div><span data-e2e="comment-username-2"><a href="/@odin">odin</a></span><p data-e2e="comment-level-2">An answer</p></div></div>`,
    reads: [said('comment', 'mira', 'A comment'), said('comment', 'odin', 'An answer', 1)],
  },
  {
    what: 'a pin of Pinterest with a comment',
    url: 'https://www.pinterest.com/pin/1/',
    html: `<div data-test-id="closeup-body"><h1>A title</h1><div data-test-id="truncated-description">What it is about</div>
      <span data-test-id="creator-profile-name">Mira</span>
      <div data-test-id="author-and-comment-container"><a href="/odin/">Odin</a><span dir="auto">A comment</span></div></div>`,
    reads: [said('post', 'Mira', 'A title\nWhat it is about'), said('comment', 'Odin', 'A comment')],
  },
  {
    what: 'an article of Medium with a response',
    url: 'https://someone.medium.com/a-story-1',
    html: `<article><h1 class="pw-post-title" data-testid="storyTitle">A title</h1><a data-testid="authorName" href="/@mira">Mira</a>
        <p class="pw-post-body-paragraph">One</p><figure><figcaption>Not written</figcaption></figure>
        <p class="pw-post-body-paragraph">Two</p></article>
      <div data-testid="response"><a href="/@odin">Odin</a><pre>A response</pre></div>`,
    reads: [said('post', 'Mira', 'A title\nOne\nTwo'), said('comment', 'Odin', 'A response')],
  },
  {
    what: 'a post of Substack with comments',
    url: 'https://someone.substack.com/p/a-post',
    html: `<article class="newsletter-post"><h1 class="post-title">A title</h1><h3 class="subtitle">And more</h3>
        <div class="byline-wrapper"><a href="https://substack.com/@mira">Mira</a></div>
        <div class="available-content"><div class="body markup"><p>One</p><div class="subscription-widget-wrap">Subscribe</div><p>Two</p></div></div></article>
      <div class="comment"><div class="comment-content"><div class="comment-meta"><a href="/@odin">Odin</a></div>
        <div class="comment-body"><p>A comment</p></div></div>
        <div class="comment"><div class="comment-content"><div class="comment-meta"><a href="/@ines">Ines</a></div>
          <div class="comment-body"><p>An answer</p></div></div></div></div>`,
    reads: [
      said('post', 'Mira', 'A title\nAnd more\nOne\nTwo'),
      said('comment', 'Odin', 'A comment'),
      said('comment', 'Ines', 'An answer', 1),
    ],
  },
  {
    what: 'an answer of Quora',
    url: 'https://www.quora.com/A-question',
    html: `<div class="q-box"><a href="/profile/Mira">Mira</a><div class="q-box">
      <div class="q-box spacing_log_answer_content"><div class="q-text">
        <span class="q-box qu-userSelect--text">An answer</span></div></div></div></div>`,
    reads: [said('post', 'Mira', 'An answer')],
  },
  {
    what: 'a post of Nextdoor with a comment',
    url: 'https://nextdoor.com/news_feed/',
    html: `<div data-testid="feed-item-card"><a href="/profile/1">Mira</a><div data-testid="post-body">A post<button>See more</button></div>
        <button data-testid="post-reply-button"></button>
        <div id="comment_7"><a href="/profile/2">Odin</a><div data-testid="comment-detail-body">A comment</div></div></div>
      <div data-testid="feed-item-card"><p>An advert</p></div>`,
    reads: [said('post', 'Mira', 'A post'), said('comment', 'Odin', 'A comment')],
  },
];
