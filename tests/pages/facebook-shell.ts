import { facebookPosts, postById } from './feed.ts';

/** The path of a post's own page. */
export function permalink(post: { id: string; author: string }): string {
  return `/${userOf(post.author)}/posts/pfbid0${post.id}`;
}

/** The name in addresses: "Dana Whitlock" → dana.whitlock */
export function userOf(author: string): string {
  return author.toLowerCase().replace(/[^a-z0-9]+/g, '.');
}

/** The id of the post whose own page this path is; undefined for other paths. */
export function postOfPath(path: string): string | undefined {
  return path.match(/^\/[a-z0-9.]+\/posts\/pfbid0([a-z0-9]+)\/?$/)?.[1];
}

/** Facebook's answer: an empty shell that the script fills. `?locale=es_LA` gives Spanish labels. */
export function facebookPage(url: URL): string | undefined {
  const id = postOfPath(url.pathname);
  const known = url.pathname === '/' || (id !== undefined && postById(facebookPosts, id) !== undefined);
  if (!known) return undefined;
  const spanish = url.searchParams.get('locale') === 'es_LA';
  return `<!doctype html>
<html id="facebook" lang="${spanish ? 'es' : 'en'}" dir="ltr" class="_9dls __fb-light-mode"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Facebook</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/_pages/facebook.css"><script src="/_pages/spies.js"></script>
<script src="/_pages/facebook.js" defer></script></head>
<body class="_6s5d _71pn system-fonts--body"><div id="mount_0_0_Qk"></div></body></html>`;
}
