/** An article on a site that nobody supports: it speaks of a claim, and nothing may be added to it. */
export function article(url: URL): string | undefined {
  if (url.pathname !== '/') return undefined;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>The weekend column</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_pages/other.css">
<script src="/_pages/spies.js"></script></head>
<body><main><h1>The weekend column</h1>
<article><h2>What the man at the bus stop told me</h2>
<p>Statins cause dementia, he said, and offered me half of his sandwich. I took the sandwich.</p>
<p>The number nine was late again. By the time it came we had settled the football, the weather and the price of butter.</p></article>
<form action="/comments" method="post"><label>Your comment <textarea name="text" rows="4"></textarea></label>
<button type="submit">Send</button></form></main></body></html>`;
}

/** What stands at an address that no fixture site knows. */
export function notFound(): string {
  return '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page not found</title><link rel="icon" href="data:,"></head><body><h1>Page not found</h1></body></html>';
}
