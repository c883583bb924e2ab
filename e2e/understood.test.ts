import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Calendar } from '#contract/calendar.ts';
import { getModels } from '#contract/model.ts';
import { defaultOutOfHours } from '#contract/out-of-hours.ts';
import { listAgents } from '#contract/people.ts';
import { type PolicyContent, savePolicyDraft } from '#contract/policy.ts';
import { createRota } from '#contract/rota.ts';
import { type ApiClient, actAs } from '#sandbox/testing.ts';
import { listWorkspaceIds } from '#server/jobs/schedule.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { holdNotices, letNoticesGo } from './hands.ts';
import { joinAsAgent, setUp, startFresh } from './program.ts';

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

const headers = { 'x-earshot': '1' };
const panel = () => page.getByRole('complementary', { name: 'Person' });
const rows = (of: Page) => of.getByRole('list', { name: 'Conversations' }).getByRole('link');
const row = (words: RegExp) => rows(page).and(page.getByRole('link', { name: words }));

test('one key sets a verdict right, and the next message like it is read so', async () => {
  const jonas = await actAs(`${program.url}/sandbox`, 'jonasw');
  const write = (text: string) => jonas('POST', '/statuses', { text: `@acme ${text}`, language: 'de' });
  const sentiment = panel().getByRole('group', { name: 'Sentiment' });
  await write('Der Deckel vom Wasserkocher klappert seit gestern');
  await row(/klappert seit gestern/).click();
  // No model that comes along reads German.
  await panel().getByText('Not known').first().waitFor();
  expect(await sentiment.getByRole('button', { pressed: true }).count()).toBe(0);
  await page.keyboard.press('b');
  await panel().getByText('Olga Berg says Negative; the program said Unknown').waitFor();
  await expect.poll(ownModel).toBe(1);

  await write('Der Deckel vom Wasserkocher klappert schon wieder');
  await row(/klappert schon wieder/).click();
  await panel()
    .getByText(/own model 1/)
    .waitFor();
  await sentiment.getByRole('button', { name: 'Negative', pressed: true }).waitFor();
  await expectAccessible(page, 'what was understood, after a correction');
  expect(page.complaints).toEqual([]);
});

test('one key says that a message needs no answer, another takes it back', async () => {
  const needs = panel().getByRole('group', { name: 'Does it need an answer?' });
  const it = row(/klappert schon wieder/);
  await needs.getByRole('button', { name: 'Answer', exact: true, pressed: true }).waitFor();

  await holdNotices(page);
  await page.keyboard.press('q');
  await needs.getByRole('button', { name: 'No answer', pressed: true }).waitFor();
  await page.keyboard.press('z');
  await letNoticesGo(page);
  await needs.getByRole('button', { name: 'Answer', exact: true, pressed: true }).waitFor();
  await it.waitFor();

  await needs.getByRole('button', { name: 'No answer' }).click();
  await panel().getByText('Olga Berg decided; the policy says: Answer').waitFor();
  await it.waitFor({ state: 'detached' });
  expect(page.complaints).toEqual([]);
});

test('products are named by the team, found in what customers write, and set right by a key', async () => {
  await page.goto(`${program.url}/settings/themes?tab=product`);
  await page.getByText('Name your products').waitFor();
  await expectAccessible(page, 'no products yet');
  for (const [name, names] of [
    ['Cordless drill', 'Akkuschrauber'],
    ['Kettle', 'Wasserkocher'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a product' }).click();
    await page.getByLabel('Name', { exact: true }).last().fill(name);
    await page.getByLabel('Other names and spellings').last().fill(names);
  }
  // Part of the same draft: looking at another list loses nothing.
  await page.getByRole('tab', { name: 'Intents' }).click();
  await page.locator('summary').filter({ hasText: 'Report of a fault' }).waitFor();
  await page.getByRole('tab', { name: 'Products' }).click();
  await page.getByRole('button', { name: 'Switch on', exact: true }).click();
  await page.getByText('It holds from now on.').first().waitFor();
  await expectAccessible(page, 'products');

  const maren = await actAs(`${program.url}/sandbox`, 'maren.holt');
  await maren('POST', '/statuses', { text: '@acme mein Akkuschrauber geht nicht an', language: 'de' });
  await page.goto(`${program.url}/inbox/all`);
  await row(/Akkuschrauber geht nicht an/).click();
  await expect.poll(() => panel().getByLabel('Product').inputValue()).not.toBe('');
  await panel().getByText('Cordless drill · 60% sure: “Akkuschrauber”').waitFor();
  await panel().getByText('Report of a fault · 60% sure: “geht nicht”').waitFor();

  await page.keyboard.press('Shift+B');
  // While it is open, what has the focus is one of its options.
  const focused = () => page.evaluate(() => document.activeElement?.closest('select')?.ariaLabel);
  await expect.poll(focused).toBe('Theme');
  await page.keyboard.press('Escape');
  await page.locator('select:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(focused).toBe('Product');
  await panel().getByLabel('Product').selectOption('Kettle');
  await panel().getByText('Olga Berg says Kettle; the program said Cordless drill').waitFor();
  await expectAccessible(page, 'theme, intent and product');

  // It names a drill and is about none of them: the first answer, by the keyboard alone.
  await panel().getByLabel('Product').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('OPTION');
  await holdNotices(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await panel().getByText('Olga Berg says No product; the program said Cordless drill').waitFor();
  // No product begins with it, so it looks for none.
  await expect.poll(focused).toBe('Product');
  await page.keyboard.press('z');
  await letNoticesGo(page);
  await panel().getByText('Olga Berg says Kettle; the program said Cordless drill').waitFor();
  expect(page.complaints).toEqual([]);
});

test('at night danger to life calls whoever is on call at once, and no program answers it', async () => {
  await switchOn({ kind: 'calendars', body: { calendars: [closedAt(new Date())] } });
  await switchOn({ kind: 'outOfHours', body: { ...defaultOutOfHours, isOn: true } });
  const ben = await openPage(browser);
  await joinAsAgent(page, ben, program.url);
  await putOnCall('Ben Okoro');
  await ben.goto(`${program.url}/inbox/mine`);
  await ben.getByRole('heading', { name: 'To answer', level: 1 }).waitFor();

  // Neither of the two has written before: what they say begins a conversation tonight.
  const dmytro = await actAs(`${program.url}/sandbox`, 'dkoval');
  await writeTo(dmytro, 'I cannot go on like this, nobody would miss me');
  await ben.getByText('You are called:').waitFor();
  await ben.getByRole('button', { name: 'I take care' }).click();
  await ben.getByText('Nobody else is called').first().waitFor();

  // Who only asks something is told by when somebody answers.
  const priya = await actAs(`${program.url}/sandbox`, 'priya_raman');
  await writeTo(priya, 'Do you ship to Norway?');
  await expect.poll(() => heard(priya)).toEqual([expect.stringContaining('This is an automatic reply.')]);
  const top = rows(ben).first();
  await expect.poll(() => top.innerText()).toMatch(/nobody would miss me.*Life in danger/s);
  await top.click();
  const strip = ben.getByRole('region', { name: 'A life may be in danger' });
  await strip.getByText('Ben Okoro takes care').waitFor();
  await expectAccessible(ben, 'a life in danger');
  await expect.poll(() => withheldIn(ben)).toBe('gate');
  expect(await heard(dmytro)).toEqual([]);
  expect([...page.complaints, ...ben.complaints]).toEqual([]);
});

/** The version of what this workspace taught. */
const ownModel = async () =>
  getModels.reply.parse(await (await page.request.get(program.url + getModels.path)).json()).own.version;

async function switchOn(content: PolicyContent): Promise<void> {
  const path = `${program.url}/api/policies/${content.kind}`;
  const sent = { headers, failOnStatusCode: true };
  const draft = await page.request.put(`${path}/draft`, { ...sent, data: { content } });
  const { version } = savePolicyDraft.reply.parse(await draft.json());
  await page.request.post(`${path}/versions/${version}/activate`, { ...sent, data: { replaces: 0 } });
}

/** Open for one hour each day, half a day from now. */
function closedAt(now: Date): Calendar {
  const from = (now.getUTCHours() + 12) % 24;
  const wall = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const week = Array.from({ length: 7 }, () => [{ from: wall(from), to: wall(from + 1) }]);
  return { id: 'night', name: 'Night', timeZone: 'UTC', always: false, week, days: [], teamIds: [], networks: [] };
}

/** Around the clock, alone. */
async function putOnCall(name: string): Promise<void> {
  const { agents } = listAgents.reply.parse(await (await page.request.get(program.url + listAgents.path)).json());
  const agentIds = agents.filter((one) => one.name === name).map(({ id }) => id);
  const startsOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const layers = [{ id: 'all', agentIds, turnDays: 7, startsOn, handover: '00:00', timeZone: 'UTC', hours: null }];
  const data = { name: 'Nights', teamId: null, calendarId: null, layers };
  await page.request.post(program.url + createRota.path, { headers, data, failOnStatusCode: true });
}

/** Writes to us in private. */
async function writeTo(customer: ApiClient, text: string): Promise<void> {
  const acme = await actAs(`${program.url}/sandbox`, 'acme');
  const { body: us } = await acme('GET', '/me');
  await customer('POST', '/messages', { to: (us as { id: string }).id, text, language: 'en' });
}

/** What we said to a customer in private. */
async function heard(customer: ApiClient): Promise<string[]> {
  const { body } = await customer('GET', '/rooms');
  const { rooms } = body as { rooms: { statuses: { text: string; account: { handle: string } }[] }[] };
  const said = rooms.flatMap(({ statuses }) => statuses);
  return said.filter(({ account }) => account.handle === 'acme').map(({ text }) => text);
}

/** Why a program said nothing in the conversation that stands open; undefined before it was asked. */
async function withheldIn(of: Page): Promise<string | null | undefined> {
  const conversationId = new URL(of.url()).pathname.split('/').at(-1) ?? '';
  const [workspaceId] = await listWorkspaceIds(program.context);
  if (!workspaceId) throw new Error('The set-up makes a workspace.');
  const decided = await program.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('acknowledgement')
      .select('withheld')
      .where('workspace_id', '=', workspaceId)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst(),
  );
  return decided?.withheld;
}
