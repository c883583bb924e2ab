import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRota } from '#contract/rota.ts';
import type { Program } from '#server/program.ts';
import { closePages, launchBrowser, openPage } from './browser.ts';
import { joinAsAgent, setUp, startFresh } from './program.ts';

let program: Program;
let browser: Browser;
beforeAll(async () => {
  [program, browser] = await Promise.all([startFresh(), launchBrowser()]);
});
afterAll(async () => {
  await closePages(browser);
  await program.stop();
});

/** A layer whose hands change so many minutes from now. */
function changingIn(minutes: number, agentIds: string[]) {
  const at = new Date(Date.now() + minutes * 60_000);
  const yesterday = new Date(at.getTime() - 86_400_000);
  const handover = at.toISOString().slice(11, 16);
  const startsOn = yesterday.toISOString().slice(0, 10);
  return { id: 'first', agentIds, turnDays: 1, startsOn, handover, timeZone: 'UTC', hours: null };
}

test('a colleague is called and takes care, and takes the shift over', async () => {
  const owner = await openPage(browser);
  const ben = await openPage(browser);
  await setUp(owner, program);
  await joinAsAgent(owner, ben, program.url);
  const headers = { 'x-earshot': '1' };
  const people = await (await owner.request.get(`${program.url}/api/agents`)).json();
  const idOf = (name: string) => people.agents.find((one: { name: string }) => one.name === name).id;
  const layers = [changingIn(20, [idOf('Olga Berg'), idOf('Ben Okoro')])];
  const plan = { name: 'Nights', teamId: null, calendarId: null, layers };
  await owner.request.post(program.url + createRota.path, { headers, data: plan, failOnStatusCode: true });

  // Whoever was here before a colleague joined knows them after a while.
  await owner.reload();
  await ben.goto(`${program.url}/inbox/open`);
  await owner.getByRole('link', { name: /Maren Holt/ }).click();
  await owner.getByRole('textbox', { name: /Write a public reply/ }).waitFor();
  await owner.getByRole('region', { name: /Maren Holt/ }).focus();
  await owner.keyboard.press('Shift+E');
  const dialog = owner.getByRole('dialog');
  await dialog.getByLabel('Whom').selectOption({ label: 'Ben Okoro' });
  await dialog.getByLabel('Why').fill('Ben knows these kettles.');
  await dialog.getByRole('button', { name: 'Call now' }).click();

  await ben.getByText('You are called:').waitFor();
  await ben.getByRole('button', { name: 'I take care' }).click();
  await ben.getByText('Nobody else is called').first().waitFor();
  await ben.getByText('You are called:').waitFor({ state: 'detached' });

  await ben.goto(`${program.url}/on-call`);
  await ben.getByText('Olga Berg hands over to Ben Okoro').waitFor();
  await ben.getByRole('button', { name: 'I have taken over' }).click();
  await ben.getByText('Taken over by Ben Okoro').waitFor();
  expect([...owner.complaints, ...ben.complaints]).toEqual([]);
});
