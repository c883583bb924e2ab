import type { Page } from 'playwright-core';

/** Every page a signed-in person can reach, and how to know that it stands. */
export const pages: readonly { name: string; path: string; ready(page: Page): Promise<unknown> }[] = [
  { name: 'inbox', path: '/inbox/open', ready: (page) => page.getByRole('link', { name: /Maren Holt/ }).waitFor() },
  {
    name: 'inbox-empty',
    path: '/inbox/snoozed',
    ready: (page) => page.getByRole('heading', { name: 'Snoozed', level: 1 }).waitFor(),
  },
  { name: 'channels', path: '/settings/channels', ready: (page) => page.getByText('@acme').first().waitFor() },
  { name: 'ledger', path: '/settings/ledger', ready: heading },
  { name: 'people', path: '/settings/people', ready: heading },
  { name: 'api-keys', path: '/settings/api-keys', ready: heading },
  { name: 'account', path: '/settings/account', ready: heading },
  { name: 'workspace', path: '/settings/workspace', ready: heading },
  { name: 'audit', path: '/settings/audit', ready: heading },
  { name: 'nowhere', path: '/nowhere', ready: (page) => page.getByText('There is nothing at this address').waitFor() },
  { name: 'gallery', path: '/gallery', ready: heading },
];

async function heading(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => {});
}
