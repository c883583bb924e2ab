import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Tx } from '#server/db/client.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { aColleague } from './colleague.ts';
import { person, setUp, signIn, startFresh } from './program.ts';
import { settled, watchRequests } from './visit.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh({ EARSHOT_UNDO_SECONDS: '1' }), launchBrowser()]);
  page = await openPage(browser);
  await setUp(page, program);
  await page.getByRole('link', { name: /Maren Holt/ }).click();
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

afterEach(() => page.context().setOffline(false));

const field = () => page.getByRole('textbox', { name: 'Write a public reply to Maren Holt' });
const send = () => page.getByRole('button', { name: /Reply in public as/ }).click();
const waits = () => page.getByText('Waits for the connection.');

/** What the page asked for has come by then: an answer that arrives a moment later would say that there is a connection. */
async function offline(is: boolean): Promise<void> {
  if (is) await settled(page);
  await page.context().setOffline(is);
}

/** Until the server has the draft too, so that it offers what waits here once more. */
const draftSaved = () => page.getByText('Draft saved').waitFor();

/** How much waits in this browser. */
const kept = () =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('earshot');
      request.onsuccess = () => resolve(request.result);
    });
    const count = await new Promise<number>((resolve) => {
      const request = database.transaction('outbox').objectStore('outbox').count();
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return count;
  });

const rowsWhere = async (read: (tx: Tx) => Promise<unknown[]>): Promise<number> => {
  const { db } = program.context;
  const { id } = await db.kysely.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  return (await db.inWorkspace(id as WorkspaceId, read)).length;
};

/** How often a text left, or is about to. */
const timesSent = (text: string) =>
  rowsWhere((tx) => tx.selectFrom('dispatch').select('id').where('content', '=', text).execute());

/** How often a note stands in its conversation. */
const timesNoted = (text: string) =>
  rowsWhere((tx) => tx.selectFrom('note').select('id').where('text', '=', text).execute());

/** Until it left once and the browser knows it. */
async function untilSent(text: string): Promise<void> {
  await expect.poll(() => timesSent(text), { timeout: 60_000 }).toBe(1);
  await expect.poll(kept, { timeout: 60_000 }).toBe(0);
  await waits().waitFor({ state: 'detached' });
  await page.waitForTimeout(1_000);
  expect(await timesSent(text)).toBe(1);
}

test('an answer sent without a connection waits, can be taken back, and goes once when the connection is back', async () => {
  await field().fill('Sorry, Maren.');
  await draftSaved();
  await offline(true);
  await page.getByText('No connection.').waitFor();
  await send();
  await waits().waitFor();
  await page.getByText('1 answer waits and will go by itself.').waitFor();
  await expect.poll(() => field().inputValue()).toBe('');
  await expectAccessible(page, 'an answer waits');

  await page.getByRole('button', { name: 'Take back and edit' }).click();
  await waits().waitFor({ state: 'detached' });
  await expect.poll(() => field().inputValue()).toBe('Sorry, Maren.');
  await field().fill('Sorry, Maren. It is on its way.');
  await send();
  await waits().waitFor();

  // What was not read before says that it waits, too, and is no shimmer for ever.
  await page.getByRole('link', { name: /Jonas/ }).click();
  await page.getByText('Loads once there is a connection.').first().waitFor();
  await page.getByRole('link', { name: /Maren Holt/ }).click();

  await offline(false);
  await untilSent('Sorry, Maren. It is on its way.');
  expect(await timesSent('Sorry, Maren.')).toBe(0);
});

test('an answer that reached the server, whose word back was lost, goes once', async () => {
  let lost = 0;
  const lose = async (route: Route) => {
    // A connection that rested since the test before may be closed already.
    await route.fetch({ maxRetries: 2, timeout: 0 });
    await route.abort('connectionreset');
    lost += 1;
  };
  await page.route('**/replies', lose, { times: 1 });
  // What is aborted has no response: this is the second try.
  const again = page.waitForResponse(/\/replies$/);
  await field().fill('Did this arrive?');
  await send();

  // The banner may be gone again before anybody sees it: the server answers everything else.
  await expect.poll(() => lost).toBe(1);
  await again;
  await untilSent('Did this arrive?');
});

test('a note waits too, and what waits goes when the browser was closed meanwhile', async () => {
  const address = page.url();
  await page.getByRole('tab', { name: /note/i }).click();
  const note = () => page.getByRole('textbox', { name: /Write to your colleagues/ });
  await note().fill('Called the carrier.');
  await draftSaved();
  await offline(true);
  await page.getByText('No connection.').waitFor();
  await page.getByRole('button', { name: 'Add note' }).click();
  await waits().waitFor();
  // Whatever happens here, the tests to come have a page.
  const [closed, context] = [page, page.context()];
  page = Object.assign(await context.newPage(), { complaints: [] });
  watchRequests(page);
  await page.addInitScript(openStorageLate);
  await closed.close();
  await context.setOffline(false);

  await page.goto(address);

  await page.getByText('What waited has gone out').first().waitFor();
  await expect.poll(() => page.getByText('Called the carrier.').count()).toBe(1);
  expect(await timesNoted('Called the carrier.')).toBe(1);
  // The server offered its words as a draft before the storage said that they wait.
  await page.getByRole('tab', { name: /note/i }).click();
  expect(await note().inputValue()).toBe('');
  await page.getByRole('tab', { name: /Public/ }).click();
});

/** A browser whose storage opens after the page has come. */
function openStorageLate(): void {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...words) {
    IDBFactory.prototype.open = open;
    const request = open.apply(this, words);
    Object.defineProperty(request, 'onsuccess', {
      set: (run: () => void) => request.addEventListener('success', () => setTimeout(run, 3_000)),
    });
    return request;
  };
}

test('when the session has ended meanwhile it asks to sign in, and then goes', async () => {
  await field().fill('Signed out, still sent.');
  await draftSaved();
  await offline(true);
  await page.getByText('No connection.').waitFor();
  await send();
  await waits().waitFor();
  await program.context.db.kysely.deleteFrom('session').execute();
  await offline(false);

  await page.getByText('1 answer waits in this browser. Sign in, and it goes.').waitFor();
  expect(await timesSent('Signed out, still sent.')).toBe(0);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await untilSent('Signed out, still sent.');
});

test('what somebody else answered meanwhile comes back to the composer with both texts', async () => {
  const bea = (await aColleague(browser, program, 'Bea Cole')).page;
  await bea.goto(page.url());
  await field().fill('Mine, from the train.');
  await draftSaved();
  await offline(true);
  await page.getByText('No connection.').waitFor();
  await send();
  await waits().waitFor();
  await bea.getByRole('textbox', { name: 'Write a public reply to Maren Holt' }).fill('Hers, from the office.');
  await bea.getByRole('button', { name: /Reply in public as/ }).click();
  await expect.poll(() => timesSent('Hers, from the office.')).toBe(1);
  await offline(false);

  await page.getByRole('alert').getByText('Hers, from the office.').waitFor();
  await expect.poll(() => field().inputValue()).toBe('Mine, from the train.');
  expect(await timesSent('Mine, from the train.')).toBe(0);
});

test('a part that cannot be fetched comes by itself once it can, and the page stands meanwhile', async () => {
  const refused: string[] = [];
  await page.route('**/KeysDialog-*.js', (route) => {
    refused.push(route.request().url());
    return route.abort();
  });
  await page.locator('h1').first().click();
  await page.keyboard.press('?');
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  await field().waitFor();

  await page.unroute('**/KeysDialog-*.js');

  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await page.keyboard.press('Escape');
});

test('the app opens without a connection, says what waits, and goes on by itself', async () => {
  const context = await browser.newContext({ serviceWorkers: 'allow', viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(40_000);
  const phone = await context.newPage();
  await signIn(phone, program.url);
  await phone.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  await context.setOffline(true);

  await phone.reload();

  await phone.getByText('No connection to the server').waitFor();
  const kept = await phone.evaluate(async () => {
    const names = await caches.keys();
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/index.html');
  expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);
  await context.setOffline(false);
  await phone.locator('a[id^="row-"]').first().waitFor();
  await context.close();
});

test('signing out leaves nothing of it in the browser', async () => {
  await page.getByRole('button', { name: /Your account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);

  // The address changes before all is forgotten, and the page loads anew after it.
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
  await expect.poll(drafts).toEqual([]);
  await expect.poll(kept).toBe(0);
});
