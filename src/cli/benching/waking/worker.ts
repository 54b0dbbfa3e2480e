import type { Library } from '../../../claims/library.ts';
import { createMatcher } from '../../../matching/matcher.ts';

/** Runs as a worker of a page: the same work, in the same engine, as the extension's background does when it wakes. */
addEventListener('message', ({ data }: MessageEvent<{ library: string; post: string }>) => {
  const start = performance.now();
  const library = JSON.parse(data.library) as Library;
  const parsed = performance.now();
  const matcher = createMatcher(library);
  const made = performance.now();
  matcher.match(data.post);
  const first = performance.now();
  postMessage({ parse: parsed - start, matcher: made - parsed, first: first - made });
});
