import type { Page, Route } from 'playwright-core';
import { pages } from './pages.ts';
import { settled, visit } from './visit.ts';

const waiting = pages.filter(({ isStill }) => !isStill);

/** What a page shows when it is not all well: how to bring it about, how to know it, and the pages that have it. */
type Face = {
  name: string;
  pages: typeof pages;
  /** Brings it about for every page to come. */
  begin?(page: Page): Promise<void>;
  show(page: Page, path: string): Promise<unknown>;
};

/** The session is what every page stands on; the rest of what it asks for goes this way. */
async function onReads(page: Page, answer: (route: Route) => unknown): Promise<void> {
  await page.route(
    (url) => url.pathname.startsWith('/api/') && !/^\/api\/(session|stream|health)$/.test(url.pathname),
    (route) => (route.request().method() === 'GET' ? answer(route) : route.continue()),
  );
}

export const faces: readonly Face[] = [
  {
    name: 'loading',
    pages: waiting,
    begin: (page) => onReads(page, () => {}),
    show: async (page, path) => {
      await visit(page, path);
      await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor();
    },
  },
  {
    name: 'error',
    pages: waiting,
    begin: (page) => {
      const error = { code: 'internal', reason: 'unexpected', message: 'Something went wrong on the server.' };
      return onReads(page, (route) =>
        route.fulfill({ status: 500, json: { error: { ...error, parameters: {}, requestId: 'req-17' } } }),
      );
    },
    show: async (page, path) => {
      await visit(page, path);
      await page.getByRole('alert').filter({ hasText: 'Something went wrong' }).first().waitFor();
      await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    },
  },
  {
    name: 'offline',
    pages: waiting,
    show: async (page, path) => {
      await page.context().setOffline(false);
      await visit(page, path);
      await settled(page);
      await page.context().setOffline(true);
      await page.getByText('No connection.').waitFor();
    },
  },
  {
    name: 'forbidden',
    pages: pages.filter(({ isClosedToAgents }) => isClosedToAgents),
    show: async (page, path) => {
      await visit(page, path);
      await page.getByText('This page is not for your role').waitFor();
    },
  },
];

/** From here on every page shows the face: what was fetched before is forgotten. */
export async function beginFace(page: Page, url: string, { begin }: Face): Promise<void> {
  await begin?.(page);
  await page.goto(`${url}/nowhere`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Every page is as it is again. */
export async function endFace(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}
