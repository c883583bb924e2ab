import type { Page } from 'playwright-core';

/** What each page has asked of the server and not been told yet; the stream of events never ends. */
const asked = new WeakMap<Page, Set<unknown>>();

/** Notes what the page asks for from now on, so that `settled` knows when it has all of it. */
export function watchRequests(page: Page): void {
  const open = new Set<unknown>();
  asked.set(page, open);
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/api/stream')) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** Until the page has been told all it asked for, and has drawn it. */
export async function settled(page: Page): Promise<void> {
  const open = asked.get(page);
  const end = Date.now() + 40_000;
  for (let calm = 0; calm < 2; calm = open?.size === 0 ? calm + 1 : 0) {
    if (Date.now() > end) throw new Error(`${page.url()} still waits for ${open?.size} answers.`);
    await drawn(page);
  }
}

/** Until the page has drawn itself anew. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const nowhere = '/nowhere';

/** Goes to a page as a link does: the app stays. By way of nowhere, so that the heading that stands then is of the page asked for. */
export async function visit(page: Page, path: string): Promise<void> {
  if (new URL(page.url()).pathname !== nowhere) await go(page, nowhere);
  if (path !== nowhere) await go(page, path);
}

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    for (const heading of document.querySelectorAll('h1')) heading.setAttribute('data-left', '');
    history.pushState(null, '', to);
  }, path);
  await page.locator('h1:not([data-left])').first().waitFor();
}
