import type { Page, Route } from 'playwright-core';
import { pages } from './pages.ts';

const waiting = pages.filter(({ isStill }) => !isStill);

/** What a page shows when it is not all well: how to bring it about, how to know it, and the pages that have it. */
type Face = {
  name: string;
  pages: typeof pages;
  show(page: Page, url: string): Promise<unknown>;
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
    show: async (page, url) => {
      await onReads(page, () => {});
      await page.goto(url);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor();
    },
  },
  {
    name: 'error',
    pages: waiting,
    show: async (page, url) => {
      const error = { code: 'internal', reason: 'unexpected', message: 'Something went wrong on the server.' };
      await onReads(page, (route) =>
        route.fulfill({ status: 500, json: { error: { ...error, parameters: {}, requestId: 'req-17' } } }),
      );
      await page.goto(url);
      await page.getByRole('alert').filter({ hasText: 'Something went wrong' }).first().waitFor();
      await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    },
  },
  {
    name: 'offline',
    pages: waiting,
    show: async (page, url) => {
      await page.goto(url);
      await page.waitForLoadState('networkidle').catch(() => {});
      await page.context().setOffline(true);
      await page.getByText('No connection.').waitFor();
    },
  },
  {
    name: 'forbidden',
    pages: pages.filter(({ isClosedToAgents }) => isClosedToAgents),
    show: async (page, url) => {
      await page.goto(url);
      await page.getByText('This page is not for your role').waitFor();
    },
  },
];

/** The page as it is again. */
export async function endFace(page: Page): Promise<void> {
  await page.context().setOffline(false);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}
