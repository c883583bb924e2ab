import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, letNoticesGo } from './hands.ts';
import { person, setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let owner: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  owner = await openPage(browser);
  await setUp(owner, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const notice = (page: Page, text: string) => page.getByRole('region', { name: 'Notices' }).getByText(text);
const ben = { name: 'Ben Okoro', email: 'ben@example.com', password: 'another long password' };
let recoveryCodes: string[] = [];

/** What an authenticator app shows for the key as it stands on the page, `drift` steps from now. */
function appCode(key: string, drift = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replaceAll(' ', '')].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  const secret = Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + drift));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Goes through the three steps, from the password to the recovery codes. */
async function turnOn(page: Page, password: string): Promise<{ key: string; codes: string[] }> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Continue').click();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await expectAccessible(page, 'scanning');
  const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? '';
  await page.getByLabel('Code from your authenticator app').fill(appCode(key));
  await button(page, 'Turn it on').click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  await expectAccessible(page, 'recovery codes');
  return { key, codes: await codes.allTextContents() };
}

async function typePassword(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${program.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
}

test('a person turns on two-step sign-in with their app and keeps the recovery codes', async () => {
  await owner.goto(`${program.url}/settings/workspace`);
  await expect.poll(() => owner.getByLabel('Everyone needs two-step sign-in').isDisabled()).toBe(true);
  await owner.goto(`${program.url}/settings/account`);
  await button(owner, 'Turn on two-step sign-in').click();

  const { codes } = await turnOn(owner, person.password);
  recoveryCodes = codes;
  expect(new Set(codes).size).toBe(10);
  await owner.keyboard.press('Escape');
  const download = owner.waitForEvent('download');
  await button(owner, 'Download').click();
  expect((await download).suggestedFilename()).toBe('earshot-recovery-codes.txt');
  await button(owner, 'I have kept them').click();

  await owner.getByText('10 recovery codes are left.').waitFor();
  await expectAccessible(owner, 'second step on');
});

test('signing in asks for the code, and a recovery code stands in for the app once', async () => {
  const page = await openPage(browser, { viewport: { width: 390, height: 844 } });
  await typePassword(page, person);
  await page.getByRole('heading', { name: 'Second step' }).waitFor();
  await expectAccessible(page, 'second step');
  await page.getByLabel('Code from your authenticator app').fill('000000');
  await button(page, 'Sign in').click();
  await page.getByText('That code is not right').waitFor();

  await button(page, 'Use a recovery code instead').click();
  await page.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
  await button(page, 'Sign in').click();
  await page.waitForURL(/\/inbox/);
  expect(page.complaints).toEqual([]);

  await typePassword(page, person);
  await button(page, 'Use a recovery code instead').click();
  await page.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
  await button(page, 'Sign in').click();
  await page.getByText('it was used already').waitFor();
});

test('where everyone needs it, a colleague is led to set it up and nothing else opens', async () => {
  await owner.goto(`${program.url}/settings/people`);
  await button(owner, 'Invite someone').click();
  await button(owner, 'Make the link').click();
  const link = await owner.getByLabel('Link', { exact: true }).inputValue();
  await button(owner, 'Done').click();
  await owner.goto(`${program.url}/settings/workspace`);
  await holdNotices(owner);
  await owner.getByLabel('Everyone needs two-step sign-in').check();
  await notice(owner, 'From now on everyone needs two-step sign-in.').waitFor();
  await letNoticesGo(owner);

  const colleague = await openPage(browser);
  await colleague.goto(link);
  await colleague.getByLabel('Your name').fill(ben.name);
  await colleague.getByLabel('E-mail address').fill(ben.email);
  await colleague.getByLabel('Password', { exact: true }).fill(ben.password);
  await button(colleague, 'Join').click();
  await colleague.getByRole('heading', { name: 'Set up your second step' }).waitFor();
  await expectAccessible(colleague, 'second step required');
  await colleague.goto(`${program.url}/inbox/open`);
  await colleague.waitForURL(/\/second-step/);

  await turnOn(colleague, ben.password);
  await button(colleague, 'I have kept them').click();
  await colleague.waitForURL(/\/inbox/);
  expect(colleague.complaints).toEqual([]);
});

test('the owner resets the second step of a colleague, who is led to set it up anew', async () => {
  await owner.goto(`${program.url}/settings/people`);
  await button(owner, `Actions for ${ben.name}`).click();
  await owner.getByRole('menuitem', { name: 'Reset the second step' }).click();
  await expectAccessible(owner, 'resetting a second step');
  await holdNotices(owner);
  await owner.getByRole('dialog').getByRole('button', { name: 'Reset the second step' }).click();
  await notice(owner, `The second step of ${ben.name} is reset.`).waitFor();
  await letNoticesGo(owner);

  const page = await openPage(browser);
  await typePassword(page, ben);
  await page.waitForURL(/\/second-step/);
});

test('turning it off takes the password and a code', async () => {
  await owner.goto(`${program.url}/settings/account`);
  await button(owner, 'Turn off').click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(person.password);
  await button(owner, 'Use a recovery code instead').click();
  await dialog.getByLabel('Recovery code').fill(recoveryCodes[1] ?? '');
  await expectAccessible(owner, 'turning it off');
  await dialog.getByRole('button', { name: 'Turn off' }).click();

  await owner.waitForURL(/\/second-step/);
  expect(owner.complaints).toEqual([]);
});
