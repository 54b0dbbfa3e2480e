import { hosts, servePages } from './serve.ts';

/** `node tests/pages/standalone.ts [port]`: serves the fixture sites until Ctrl+C. */
const pages = await servePages({ port: Number(process.argv[2] ?? 0) });
console.log(`port ${pages.port}`);
console.log(
  `chromium --host-resolver-rules="MAP * 127.0.0.1:${pages.port}" --ignore-certificate-errors --disable-quic`,
);
for (const host of hosts) console.log(pages.url(host));
