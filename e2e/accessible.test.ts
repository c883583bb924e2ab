import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { pages } from './pages.ts';
import { signIn, startFresh, walkThroughSetUp } from './program.ts';
import { drawn, visit } from './visit.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

test('the first run and signing in are accessible', async () => {
  const page = await openPage(browser);
  await page.goto(`${program.url}/setup`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(page, 'setup');
  await walkThroughSetUp(page, program);
  const stranger = await openPage(browser);
  await stranger.goto(`${program.url}/sign-in`);
  await stranger.getByLabel('E-mail address').waitFor();
  await expectAccessible(stranger, 'sign-in');
  await stranger.goto(`${program.url}/api/docs`);
  await stranger.getByRole('heading', { level: 1 }).waitFor();
  await stranger.evaluate(keepOneOfEachShape);
  await expectAccessible(stranger, 'api docs');
});

/** Hundreds of calls are drawn alike: of those with the same parts the first stays. */
function keepOneOfEachShape(): void {
  const shapes = new Set<string>();
  for (const call of document.querySelectorAll('article')) {
    const shape = [...call.querySelectorAll('.method, h4, summary')].map(({ textContent }) => textContent).join();
    if (shapes.has(shape)) call.remove();
    shapes.add(shape);
  }
}

type Look = { colorScheme: 'light' | 'dark'; width: number; height: number; rules?: string[] };
const looks: Record<string, Look> = {
  'light, desktop': { colorScheme: 'light', width: 1440, height: 900 },
  // The same elements in other colours.
  'dark, desktop': { colorScheme: 'dark', width: 1440, height: 900, rules: ['color-contrast'] },
  'light, phone': { colorScheme: 'light', width: 390, height: 844 },
};
const seen = Object.fromEntries(Object.keys(looks).map((look) => [look, new Set<string>()]));

/** Looks at the page as it stands in every look: its person's system turns dark, their window narrows. */
async function expectAccessibleInEveryLook(page: Page, where: string): Promise<void> {
  for (const [look, { colorScheme, rules, ...size }] of Object.entries(looks)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await drawn(page);
    await expectAccessible(page, `${where}, ${look}`, { rules, seen: seen[look] });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('in the light, in the dark and on a phone', () => {
  let page: Page & { complaints: string[] };
  beforeAll(async () => {
    page = await openPage(browser);
    await signIn(page, program.url);
  });

  test.each(pages)('$name is accessible', async ({ name, path, ready }) => {
    await visit(page, path);
    await ready(page);

    await expectAccessibleInEveryLook(page, name);
    expect(page.complaints).toEqual([]);
  });

  test('a conversation with its composer is accessible on every stage', async () => {
    await page.goto(`${program.url}/inbox/open`);
    await page.getByRole('link', { name: /Maren Holt/ }).click();
    const reply = page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });
    await reply.waitFor();
    await expectAccessibleInEveryLook(page, 'conversation, public');
    await reply.fill('We looked into it and have good news for you. '.repeat(20));
    await page.getByText(/Leaves as a thread/).waitFor();
    await expectAccessibleInEveryLook(page, 'conversation, a long answer');
    await reply.fill('');
    await page.getByRole('tab', { name: /note/i }).click();
    await expectAccessibleInEveryLook(page, 'conversation, note');
    expect(page.complaints).toEqual([]);
  });
});
