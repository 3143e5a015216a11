/**
 * Keeps public pages that were visited, so that they can be read without a connection. It stands in the folder of the
 * public pages and reaches nothing outside it: pages behind the sign-in are never kept. Law changes, so a page comes from
 * the network when it can, and from what is kept when it cannot.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** What of a worker's scope is used here; the page's own types know no worker. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listen: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listen: (event: Fetching) => void): void;
}
declare const self: Scope;

/** Put in when the pages are written: changes with every change of content. */
const version = '__PUBLICATION__';
/** Read without ever having been visited: where one begins, and what one needs most. */
const first = [
  'index.html',
  'nu-gevaar.html',
  'kind-uit-beeld.html',
  'meldcode.html',
  'zoeken.html',
  'zoeken.json',
  'leeg.html',
  'geen-verbinding.html',
  'en/index.html',
  'en/nu-gevaar.html',
  'en/geen-verbinding.html',
  'bestanden/open.css',
  'bestanden/open.js',
  'bestanden/font.woff2',
  'bestanden/icon.svg',
];
/** How long one waits for a network that may not be there, in milliseconds. */
const patience = 4000;
const scope = (): string => self.registration.scope;

self.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(version)
      .then(cache => cache.addAll(first.map(path => new URL(path, scope()).href)))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(names =>
        Promise.all(
          names.filter(name => name.startsWith('open-') && name !== version).map(name => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope())) return;
  event.respondWith(fresh(request, work => event.waitUntil(work)));
});

/** From the network when that answers in time, else what is kept, else the page that says there is no connection. */
async function fresh(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
  const stop = new AbortController();
  // only for the first word of an answer: a slow connection may take its time for the rest
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await fetch(request, { signal: stop.signal });
    clearTimeout(timer);
    if (answer.status === 429 || answer.status >= 500) return (await kept(request)) ?? answer;
    if (answer.ok && answer.type === 'basic' && mayStay(request)) {
      const copy = answer.clone();
      later(keep(request, copy).catch(() => undefined));
    }
    return answer;
  } catch {
    clearTimeout(timer);
    return (await kept(request)) ?? (await noConnection(request)) ?? Response.error();
  }
}

/** What children and families look up leaves no trace here. */
const mayStay = ({ url }: Request): boolean => !/\/(child|family)\//.test(new URL(url).pathname);

const keep = async (request: Request, answer: Response): Promise<void> =>
  (await caches.open(version)).put(address(request), answer);

const kept = async (request: Request): Promise<Response | undefined> =>
  (await caches.open(version)).match(address(request));

async function noConnection({ url, mode }: Request): Promise<Response | undefined> {
  if (mode !== 'navigate') return undefined;
  const language = url.startsWith(new URL('en/', scope()).href) ? 'en/' : '';
  const cache = await caches.open(version);
  const page = new URL(`${language}geen-verbinding.html`, scope());
  const answer = await cache.match(page);
  // it stands at the address that was asked for, so that trying again is one tap; its links begin where it lies itself
  return answer === undefined
    ? undefined
    : new Response(
        (await answer.text()).replaceAll(
          /(href|src|data-root)="(?!#|\/|[a-z][a-z\d+.-]*:)([^"]*)/g,
          (_, name: string, path: string) => `${name}="${new URL(path, page).pathname}`,
        ),
        { headers: { 'content-type': 'text/html; charset=utf-8' } },
      );
}

/** A folder and its index are one page. */
const address = ({ url }: Request): string => {
  const at = new URL(url);
  at.hash = '';
  at.search = '';
  if (at.pathname.endsWith('/')) at.pathname += 'index.html';
  return at.href;
};
