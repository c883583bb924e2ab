import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { testBrowserPath } from '#test/chromium.ts';
import { watchRequests } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Without these the browser calls its maker at every start, which a closed network refuses loudly. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let running: Browser | undefined;

/** The browser of this process, which ends with it: started for the first who asks, and anew when it broke. */
export async function launchBrowser(): Promise<Browser> {
  if (!running?.isConnected())
    running = await chromium.launch({
      executablePath: testBrowserPath(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...quiet],
    });
  return running;
}

/** Ends every person's pages and leaves the browser to the next. */
export async function closePages(browser: Browser | undefined): Promise<void> {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
}

/** A page of a person of their own, without motion (a dialog fading in has the contrast of no moment that stays); what its console complains of ends in `complaints`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page & { complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // Each visit is a first one; what the service worker does has a journey of its own.
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  watchRequests(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|ERR_/.test(message.text()))
      complaints.push(message.text());
  });
  return Object.assign(page, { complaints });
}

type AxeResult = { violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[] };

type Looked = {
  /** By these rules alone. */
  rules?: readonly string[] | undefined;
  /** Names of navigations that were looked at before and are passed over: they stand on every page. Those of this page are added. */
  seen?: Set<string> | undefined;
};

/** Fails with the rule and the element for everything axe finds on the page as it stands. */
export async function expectAccessible(page: Page, where: string, { rules, seen }: Looked = {}): Promise<void> {
  // The page's own policy forbids foreign scripts, so axe is evaluated, not added.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const passed = seen ? await passOver(page, seen) : [];
  const context = JSON.stringify(passed.length > 0 ? { exclude: passed } : { include: [['html']] });
  const { violations } = (await page.evaluate(`axe.run(${context}, ${JSON.stringify(options)})`)) as AxeResult;
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${where}: ${id} (${help}) at ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`),
  );
  expect(told).toEqual([]);
}

/** Selectors of the navigations on the page that were seen before. */
async function passOver(page: Page, seen: Set<string>): Promise<[string][]> {
  const shown = await page
    .locator('nav[aria-label]:visible')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  const known = shown.filter((name) => seen.has(name));
  for (const name of shown) seen.add(name);
  return known.map((name) => [`nav[aria-label=${JSON.stringify(name)}]`]);
}
