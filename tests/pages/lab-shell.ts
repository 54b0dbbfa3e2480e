/**
 * The editors' laboratory: every editor as npm ships it, in the page, in open shadow roots and in a frame, and boxes in
 * every state that a site may show one in. It stands at `/lab` of a supported host, so that the extension runs there.
 */
export function labPage(url: URL): string | undefined {
  if (url.pathname !== '/lab' && url.pathname !== '/lab/frame') return undefined;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Laboratory</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_pages/lab.css">
<script src="/_pages/spies.js"></script><script src="/_pages/lab.js" defer></script></head>
<body><main></main></body></html>`;
}
