/**
 * The service worker: keeps the app's own files, so that it opens without a connection. It never keeps anything of
 * `/api`: no message, name or picture of a person. The build puts the list of files before it.
 */
declare const shell: { version: string; files: string[] };

/** What of a service worker's world is used here; the page's types do not know it. */
type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Extendable & { request: Request; respondWith(response: Promise<Response>): void };
type Pushed = Extendable & { data: { json(): unknown } | null };
type Clicked = Extendable & { notification: { close(): void; data: { path: string } } };
type Window = { focus(): Promise<Window>; navigate(url: string): Promise<unknown> };
type Worker = {
  skipWaiting(): Promise<void>;
  clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window' }): Promise<Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'push', listener: (event: Pushed) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void;
  registration: { showNotification(title: string, options: object): Promise<void> };
};
const worker = self as unknown as Worker;

const prefix = 'earshot-shell-';
const cacheName = prefix + shell.version;
const page = '/index.html';
/** A connection that says nothing for so long, in ms, is none when a page opens. */
const patienceMs = 3_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([page, ...shell.files])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => worker.clients.claim()));
});

// The person chose to reload: not before, so that no page loses the files it came with.
worker.addEventListener('message', ({ data }) => {
  if (data === 'activate') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (/^\/(api|hooks|sandbox)(\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(readAsset(request));
  else if (shell.files.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(request, pathname)));
});

/** What the server pushes: no word of a customer, so nothing of theirs stands on a locked screen. */
type Message = { title: string; body: string; url: string; tag: string; isPage: boolean; language: string };

worker.addEventListener('push', (event) => {
  const message = event.data?.json() as Message;
  event.waitUntil(
    worker.registration.showNotification(message.title, {
      body: message.body,
      // A second try of the same message takes the place of the first.
      tag: message.tag,
      lang: message.language,
      requireInteraction: message.isPage,
      icon: '/icon-192.png',
      data: { path: new URL(message.url).pathname },
    }),
  );
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showPage(event.notification.data.path));
});

/** In the window that is open already, else in a new one. */
async function showPage(path: string): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: 'window' });
  if (!open) return void (await worker.clients.openWindow(path));
  await open.focus();
  await open.navigate(path);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The server's page while there is one, so that page and API are of one version. */
async function openPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (response.status < 502) return response;
    return await kept(request, page);
  } catch {
    return kept(request, page);
  }
}

/** Files with a hash in their name never change: from here, else from the server and then kept, such as fonts. */
async function readAsset(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}

async function kept(request: Request, path: string): Promise<Response> {
  return (await caches.match(path)) ?? fetch(request);
}
