import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { bundleClients, type ClientBundles } from './bundle.ts';
import { hashClasses } from './facebook-classes.ts';
import { facebookPage } from './facebook-shell.ts';
import { fixtureHosts, fixturePage, fixtures } from './fixtures/index.ts';
import { labPage } from './lab-shell.ts';
import { oldRedditPage } from './old-reddit-markup.ts';
import { article, notFound } from './other-pages.ts';
import { redditPage } from './reddit-markup.ts';

/** One request as it reached the server. Whatever is not a GET was sent by a submit. */
export interface SeenRequest {
  method: string;
  host: string;
  path: string;
  body: string;
}

export interface Pages {
  port: number;
  /** PEM of the self-signed certificate that the server shows. */
  certificate: string;
  /** Every request so far, oldest first; tests may empty it with `requests.length = 0`. */
  requests: SeenRequest[];
  /** The address to open in a browser that maps every host to this server's port. */
  url(host: string, path?: string): string;
  close(): Promise<void>;
}

const ownHosts = ['www.reddit.com', 'old.reddit.com', 'www.facebook.com', 'www.example.org'] as const;
type OwnHost = (typeof ownHosts)[number];

/** Every host name that the server answers for. */
export const hosts: readonly string[] = [...ownHosts, ...fixtureHosts];

const strictPolicy = "script-src 'self'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'";

const scriptPolicy = "script-src 'self'; style-src 'self' 'unsafe-inline'";

interface Answers {
  policy: string | null;
  /** The page for an address; undefined: there is none. */
  page: (url: URL) => string | undefined;
}

const ownSites: Record<OwnHost, Answers> = {
  'www.reddit.com': { policy: strictPolicy, page: redditPage },
  'www.facebook.com': { policy: strictPolicy, page: facebookPage },
  // Old Reddit really runs on inline handlers, so its policy says nothing about scripts.
  'old.reddit.com': { policy: "frame-ancestors 'self'", page: (url) => labPage(url) ?? oldRedditPage(url) },
  'www.example.org': { policy: null, page: article },
};

const sites: ReadonlyMap<string, Answers> = new Map([
  ...Object.entries(ownSites),
  ...fixtures.map(({ host, trustedTypes }): [string, Answers] => [
    host,
    { policy: trustedTypes ? strictPolicy : scriptPolicy, page: fixturePage },
  ]),
]);

/**
 * Serves the fixture sites over HTTPS on 127.0.0.1, answering by the Host header.
 * @param options.port 0 or left out: any free port.
 */
export async function servePages(options: { port?: number } = {}): Promise<Pages> {
  const [pems, bundles] = await Promise.all([
    generate([{ name: 'commonName', value: 'fixture sites' }], {
      keySize: 2048,
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) }],
    }),
    bundleClients(),
  ]);
  const requests: SeenRequest[] = [];
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    answer(request, response, requests, bundles).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    certificate: pems.cert,
    requests,
    url: (host, path = '/') => `https://${host}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: SeenRequest[],
  bundles: ClientBundles,
): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const url = new URL(request.url ?? '/', `https://${host || 'localhost'}`);
  const body = await readBody(request);
  requests.push({ method: request.method ?? 'GET', host, path: `${url.pathname}${url.search}`, body });
  const site = sites.get(host);
  const file = url.pathname.match(/^\/_pages\/([a-z-]+)\.(js|css)$/);
  if (site && file) return sendFile(response, bundles, file[1] ?? '', file[2] ?? '');
  if (site && request.method === 'POST') return send(response, 200, 'application/json', '{}', site.policy);
  const page = request.method === 'GET' ? site?.page(url) : undefined;
  if (page === undefined) return send(response, 404, 'text/html; charset=utf-8', notFound(), site?.policy ?? null);
  send(response, 200, 'text/html; charset=utf-8', page, site?.policy ?? null);
}

async function sendFile(response: ServerResponse, bundles: ClientBundles, name: string, kind: string): Promise<void> {
  if (kind === 'js') {
    const code = bundles.get(name);
    return code === undefined
      ? send(response, 404, 'text/plain', 'no such script', null)
      : send(response, 200, 'text/javascript; charset=utf-8', code, null);
  }
  // Read on each request, so that a style can be tried without a restart.
  const css = await readFile(new URL(`css/${name}.css`, import.meta.url), 'utf8').catch(() => undefined);
  if (css === undefined) return send(response, 404, 'text/plain', 'no such style', null);
  send(response, 200, 'text/css; charset=utf-8', name === 'facebook' ? hashClasses(css) : css, null);
}

function send(response: ServerResponse, status: number, type: string, body: string, policy: string | null): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'private, no-cache, no-store, must-revalidate',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'origin-when-cross-origin',
    ...(policy ? { 'content-security-policy': policy } : {}),
  });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
