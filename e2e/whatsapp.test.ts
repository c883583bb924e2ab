import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '#sandbox/testing.ts';
import { connectChannel } from '#server/features/channel/commands.ts';
import { sessionCookie } from '#server/http/token.ts';
import { systemActor } from '#server/http/viewer.ts';
import { write } from '#simulators/whatsapp/inbound.ts';
import { wordsOf } from '#simulators/whatsapp/page.ts';
import type { Simulator } from '#simulators/whatsapp/simulator.ts';
import { approve, openSimulator, testApp } from '#simulators/whatsapp/testing.ts';
import { anAgent, aWorkspace } from '#test/factories/people.ts';
import { closePages, expectAccessible, launchBrowser, openPage } from './browser.ts';
import { startFresh } from './program.ts';

let program: Awaited<ReturnType<typeof startFresh>>;
let network: Simulator;
let browser: Browser;
let page: Page & { complaints: string[] };
beforeAll(async () => {
  [program, network, browser] = await Promise.all([
    startFresh({ EARSHOT_ALLOW_LOOPBACK: '1' }),
    openSimulator(),
    launchBrowser(),
  ]);
  const { context } = program;
  const workspaceId = await aWorkspace(context.db, { kind: 'live' });
  const owner = await anAgent(context.db, workspaceId, { role: 'owner' });
  const { number, accountId, token } = network.business('+1 555 010 0200', 'Acme');
  await connectChannel(context, workspaceId, systemActor, {
    network: 'whatsapp',
    settings: {
      ...{ appId: testApp.id, appSecret: testApp.secret, phoneNumberId: number.id, businessAccountId: accountId },
      ...{ token, graph: network.graph() },
    },
  });
  approve(network, accountId, 'order_update', [
    { type: 'BODY', text: 'Hello {{1}}, there is news about your order {{2}}.' },
    { type: 'FOOTER', text: 'Acme customer service' },
  ]);
  const ana = network.customer('34600111222', 'Ana Reyes');
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  write(network.server, number, ana, { type: 'text', text: { body: 'Where is my order?' } }, yesterday);
  page = await openPage(browser);
  await page.context().addCookies([{ name: sessionCookie, value: owner.session ?? '', url: program.url }]);
});
afterAll(async () => {
  await closePages(browser);
  await program?.stop();
  await network?.close();
});

test('after a day the composer offers the approved templates, filled in and judged like any answer', async () => {
  await page.goto(`${program.url}/inbox/open`);
  await page.getByText('Where is my order?').first().click();
  await page.getByText('Their last message is too long ago to answer').waitFor();
  expect(await page.getByText('Better in private').count()).toBe(0);
  await page.getByRole('button', { name: 'Choose a template' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a template' });
  await expect.poll(() => dialog.getByLabel('Place 1').inputValue()).toBe('Ana Reyes');
  await dialog.getByLabel('Place 2').fill('A-1007');
  await dialog.getByText('Hello Ana Reyes, there is news about your order A-1007.').waitFor();
  await expectAccessible(page, 'template');
  await dialog.getByRole('button', { name: 'Send template' }).click();
  await page.getByText('The template is on its way.').first().waitFor();

  const read = await eventually(() => {
    const row = network.server.db.get<{ type: string; body: string }>(
      "select type, body from message where direction = 'out'",
    );
    if (!row) throw new Error('It has not arrived.');
    return [row.type, wordsOf(row.type, JSON.parse(row.body))];
  }, 40_000);
  expect(read).toEqual([
    'template',
    'Hello Ana Reyes, there is news about your order A-1007.\n\nAcme customer service',
  ]);
  expect(page.complaints).toEqual([]);
});
