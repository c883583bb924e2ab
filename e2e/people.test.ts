import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { person, setUp, startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let browser: Browser;
let owner: Page & { complaints: string[] };
let colleague: Page & { complaints: string[] };
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
  owner = await openPage(browser);
  colleague = await openPage(browser);
  await setUp(owner, program);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const ben = { name: 'Ben Okoro', email: 'ben@example.com', password: 'another long password' };

test('the owner invites by link, and a colleague joins with it', async () => {
  await owner.goto(`${program.url}/settings/people`);
  await button(owner, 'Invite someone').click();
  await expectAccessible(owner, 'inviting');
  await button(owner, 'Make the link').click();
  const link = await owner.getByLabel('Link', { exact: true }).inputValue();
  await expectAccessible(owner, 'invitation link');
  await button(owner, 'Done').click();

  await colleague.goto(link);
  await colleague.getByText(`${person.name} invites you to work in ${person.workspace} as Agent.`).waitFor();
  await expectAccessible(colleague, 'invitation');
  await colleague.getByLabel('Your name').fill(ben.name);
  await colleague.getByLabel('E-mail address').fill(ben.email);
  await colleague.getByLabel('Password', { exact: true }).fill(ben.password);
  await button(colleague, 'Join').click();
  await colleague.waitForURL(/\/inbox/);

  await owner.reload();
  await owner.getByRole('rowheader', { name: /Ben Okoro/ }).waitFor();
});

test('an agent sees colleagues but no way to change them, and learns why a page is closed', async () => {
  await colleague.goto(`${program.url}/settings/people`);
  await colleague.getByRole('rowheader', { name: /Olga Berg/ }).waitFor();
  expect(await button(colleague, 'Invite someone').count()).toBe(0);

  await colleague.goto(`${program.url}/settings/api-keys`);
  await colleague.getByText('This page is not for your role').waitFor();
  await expectAccessible(colleague, 'forbidden');
});

test('an invitation that was used says so', async () => {
  await owner.goto(`${program.url}/settings/people?tab=invitations`);
  await owner.getByText('No open invitations').waitFor();

  await colleague.goto(`${program.url}/invite/in_nothing`);
  await colleague.getByRole('heading', { name: 'This invitation does not work any more' }).waitFor();
});

test('a team is made and filled', async () => {
  await owner.goto(`${program.url}/settings/people?tab=teams`);
  await button(owner, 'New team').click();
  await owner.getByLabel('Team name').fill('Billing');
  await owner.getByLabel('Ben Okoro').check();
  await expectAccessible(owner, 'team');
  await button(owner, 'Create team').click();

  await owner.getByRole('listitem').filter({ hasText: 'Billing' }).getByText('Ben Okoro').waitFor();
});

test('a reset link sets a new password and signs the colleague out', async () => {
  await owner.goto(`${program.url}/settings/people`);
  await button(owner, 'Actions for Ben Okoro').click();
  await owner.getByRole('menuitem', { name: 'Make a password reset link' }).click();
  const link = await owner.getByLabel('Link', { exact: true }).inputValue();
  await button(owner, 'Done').click();

  const elsewhere = await openPage(browser);
  await elsewhere.goto(link);
  await elsewhere.getByText(ben.email).waitFor();
  await expectAccessible(elsewhere, 'reset');
  await elsewhere.getByLabel('Password', { exact: true }).fill('a third long password');
  await button(elsewhere, 'Save the new password').click();
  await elsewhere.getByRole('link', { name: 'Sign in' }).click();
  await elsewhere.getByLabel('E-mail address').fill(ben.email);
  await elsewhere.getByLabel('Password', { exact: true }).fill('a third long password');
  await button(elsewhere, 'Sign in').click();
  await elsewhere.waitForURL(/\/inbox/);

  await colleague.goto(`${program.url}/settings/account`);
  await colleague.waitForURL(/\/sign-in\?back=/);
});

test('a key is shown once and revoked', async () => {
  await owner.goto(`${program.url}/settings/api-keys`);
  await button(owner, 'New API key').click();
  await owner.getByLabel('Name').fill('Warehouse reports');
  await owner.getByLabel('Read conversations').check();
  await button(owner, 'Create key').click();
  const key = await owner.getByLabel('API key', { exact: true }).inputValue();
  await button(owner, 'Done').click();
  const views = () => fetch(`${program.url}/api/views`, { headers: { authorization: `Bearer ${key}` } });
  expect((await views()).status).toBe(200);

  await button(owner, 'Revoke Warehouse reports').click();
  await button(owner, 'Revoke').click();
  await owner.getByText('Revoked').waitFor();

  await expect.poll(async () => (await views()).status).toBe(401);
});

test('connecting a real network leads into a live workspace, and back', async () => {
  await owner.goto(`${program.url}/settings/workspace`);
  await button(owner, 'Create the live workspace').click();
  await owner.waitForURL(/\/inbox/);
  await owner.getByText('A practice workspace').waitFor({ state: 'detached' });

  await button(owner, `Your account: ${person.name}`).click();
  await owner.getByRole('menuitem', { name: 'Workspace' }).click();
  await owner.getByRole('menuitemradio', { name: /Practice/ }).click();
  await owner.getByText('A practice workspace').waitFor();
});

test('signing out everywhere ends at the sign-in page, without a complaint on the way', async () => {
  await owner.goto(`${program.url}/settings/account`);
  await button(owner, 'Sign out everywhere').click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await owner.waitForURL(/\/sign-in/);

  expect([...owner.complaints, ...colleague.complaints]).toEqual([]);
});
