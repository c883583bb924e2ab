import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actAs, oggStart, tinyPng } from '#sandbox/testing.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, undo } from './hands.ts';
import { setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  page = await openPage(browser);
  await setUp(page, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

type Shown = { id: string; text: string; account: { handle: string }; thread_id: string };

/** A hundred and thirty posts under a stranger's: the customer asks somewhere in the middle. */
async function makeThread(): Promise<void> {
  const base = `${program.url}/sandbox`;
  const [jonas, lucia, maren] = await Promise.all([
    actAs(base, 'jonasw'),
    actAs(base, 'lucia.ferrandez'),
    actAs(base, 'maren.holt'),
  ]);
  const post = async (who: typeof jonas, text: string, to?: string) =>
    ((await who('POST', '/statuses', { text, ...(to ? { in_reply_to: to } : {}) })).body as Shown).id;
  const root = await post(jonas, 'Which kettle would you buy again?');
  const branch = await post(lucia, 'The steel one, it is quiet.', root);
  for (let n = 1; n <= 126; n += 1) await post(n % 2 ? jonas : lucia, n === 5 ? 'Does it drip?' : `Opinion ${n}`, root);
  await lucia('POST', `/statuses/${branch}/like`);
  await post(maren, '@acme is the steel one really quiet?', branch);
}

const thread = () => page.getByRole('region', { name: 'The thread around the conversation' });

test('a thread of 130 posts shows what matters on one screen, unfolds step by step and is searched', async () => {
  await makeThread();
  await page.getByRole('link', { name: /is the steel one really quiet/ }).click();
  await page.getByRole('button', { name: 'Show the thread around it' }).click();

  await thread().getByText('Which kettle would you buy again?').waitFor();
  const fold = thread().getByRole('button', { name: /126 replies by 2 others/ });
  await fold.waitFor();
  expect(await fold.textContent()).toContain('1 open question');
  await thread().getByText('The steel one, it is quiet.').waitFor();
  await thread().getByText('@acme is the steel one really quiet?').waitFor();
  expect(await thread().getByRole('article').count()).toBe(3);
  await expectAccessible(page, 'the folded thread');

  await fold.click();
  await thread().getByText('Opinion 1', { exact: true }).waitFor();
  // Only what is in sight is drawn.
  expect(await thread().getByRole('article').count()).toBeLessThan(40);
  await fold.click();
  await thread().getByText('Opinion 1', { exact: true }).waitFor({ state: 'detached' });

  await thread().getByRole('searchbox', { name: 'Search in the thread' }).fill('DRIP');
  await thread().getByText('Does it drip?').waitFor();
  await thread()
    .getByText(/1 post found in 1\d\d posts/)
    .waitFor();
  await page.getByRole('button', { name: 'Back to the conversation' }).click();
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  expect(page.complaints).toEqual([]);
});

test('the key w shows the thread and hides it again, and so does Escape before it closes the conversation', async () => {
  await page.getByRole('region', { name: /^Conversation with/ }).focus();
  await page.keyboard.press('w');
  await thread().getByText('Which kettle would you buy again?').waitFor();
  await page.keyboard.press('w');
  await page.getByRole('region', { name: 'Timeline' }).waitFor();

  await page.keyboard.press('w');
  await thread().getByText('Which kettle would you buy again?').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
});

test('a customer is blocked on their network, shown so, and unblocked by undo', async () => {
  await holdNotices(page);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Block on Sandbox' }).click();

  const person = page.getByRole('complementary', { name: 'Person' });
  await person.getByText(/Blocked on Sandbox by @acme/).waitFor();
  await expectAccessible(page, 'a blocked person');
  const maren = await actAs(`${program.url}/sandbox`, 'maren.holt');
  const brandId = (
    (await maren('GET', '/accounts')).body as { accounts: { id: string; handle: string }[] }
  ).accounts.find(({ handle }) => handle === 'acme')?.id;
  expect((await maren('POST', '/messages', { to: brandId, text: 'Hello?' })).status).toBe(403);

  await undo(page);
  await person.getByText(/Blocked on Sandbox by @acme/).waitFor({ state: 'detached' });
  expect((await maren('POST', '/messages', { to: brandId, text: 'Hello!' })).status).toBe(200);
});

test('the pictures of a message are looked at one after another, and what does not play can be taken', async () => {
  const maren = await actAs(`${program.url}/sandbox`, 'maren.holt');
  const upload = async (path: string, bytes: Uint8Array) => ((await maren('POST', path, bytes)).body as Shown).id;
  const image_ids = [await upload('/images?alt=The+front', tinyPng), await upload('/images?alt=The+label', tinyPng)];
  const recording_ids = [await upload('/recordings?alt=The+hum', oggStart)];
  await maren('POST', '/statuses', { text: '@acme see and hear the steel one', image_ids, recording_ids });
  await page.getByRole('link', { name: /see and hear the steel one/ }).click();
  await page.getByRole('link', { name: /Download The hum/ }).waitFor();

  await page.getByRole('button', { name: 'Open image: The front' }).click();
  const viewer = page.getByRole('dialog', { name: 'Image 1 of 2' });
  await viewer.getByRole('img', { name: 'The front' }).waitFor();
  await expectAccessible(page, 'the viewer');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: 'Image 2 of 2' }).getByText('The label').waitFor();
  await page.keyboard.press('Escape');
  const opener = page.getByRole('button', { name: 'Open image: The front' });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(page.complaints).toEqual([]);
});

test('another conversation of the person is read without leaving this one, and opened by its link', async () => {
  const opener = page.getByRole('button', { name: /is the steel one really quiet/ });
  await opener.click();
  const peek = page.getByRole('dialog', { name: /^Conversation #/ });
  await peek.getByText('@acme is the steel one really quiet?').waitFor();
  await expectAccessible(page, 'a peek');
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);

  await opener.click();
  await peek.getByRole('link', { name: 'Open conversation' }).click();
  await page.getByRole('region', { name: 'Timeline' }).getByText('is the steel one really quiet').waitFor();
  await peek.waitFor({ state: 'detached' });
});

test('the page of a person shows who muted a profile and takes it back', async () => {
  await page.getByRole('link', { name: 'Open the contact page' }).click();
  const profiles = page.getByRole('region', { name: 'Profiles' });
  await profiles.getByRole('button', { name: 'Mute on Sandbox' }).click();
  await profiles.getByText('Muted on Sandbox by @acme').waitFor();
  await profiles.getByText(/Olga Berg/).waitFor();
  await expectAccessible(page, 'a muted profile');
  await profiles.getByRole('button', { name: 'Unmute on Sandbox' }).click();
  await profiles.getByText('Muted on Sandbox by @acme').waitFor({ state: 'detached' });
  expect(page.complaints).toEqual([]);
});
