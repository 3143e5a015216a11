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
  'bestanden/open.css',
  'bestanden/open.js',
  'bestanden/font.woff2',
  'bestanden/icon.svg',
];
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
  event.respondWith(fresh(request));
});

async function fresh(request: Request): Promise<Response> {
  const cache = await caches.open(version);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.ok && answer.type === 'basic') await cache.put(address(request), answer.clone());
    return answer;
  } catch {
    const kept = await cache.match(address(request));
    if (kept !== undefined) return kept;
    const language = request.url.startsWith(new URL('en/', scope()).href) ? 'en/' : '';
    const none =
      request.mode === 'navigate'
        ? await cache.match(new URL(`${language}geen-verbinding.html`, scope()))
        : undefined;
    return none ?? (await cache.match(new URL('geen-verbinding.html', scope()))) ?? Response.error();
  }
}

/** A folder and its index are one page. */
const address = ({ url }: Request): string => {
  const at = new URL(url);
  at.hash = '';
  at.search = '';
  if (at.pathname.endsWith('/')) at.pathname += 'index.html';
  return at.href;
};
