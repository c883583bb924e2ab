import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createInvitation } from '#contract/people.ts';
import { setUp as firstOwner } from '#contract/workspace.ts';
import { setupState } from '#server/features/workspace/queries.ts';
import { type Program, startProgram } from '#server/program.ts';
import { createDatabase } from '#test/database.ts';
import { freePort } from '#test/port.ts';

export const person = {
  name: 'Olga Berg',
  email: 'olga@example.com',
  password: 'correct horse battery',
  workspace: 'Acme',
};

/** The program on a data folder of its own, and on a database copied from the run's template: it stands in a moment. */
export async function startFresh(environment: Record<string, string> = {}): Promise<Program & { dataDir: string }> {
  const database = await createDatabase();
  const program = await startAlone({ DATABASE_URL: database.url, ...environment });
  return {
    ...program,
    stop: async () => {
      await program.stop();
      await database.drop();
    },
  };
}

/** The whole program with a PostgreSQL of its own: what `npm start` runs. */
export async function startAlone(environment: Record<string, string> = {}): Promise<Program & { dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-e2e-'));
  const program = await startProgram(
    {
      EARSHOT_DATA: dataDir,
      PORT: String(await freePort()),
      EARSHOT_LOG: 'error',
      EARSHOT_UNDO_SECONDS: '1',
      ...environment,
    },
    () => {},
  );
  return {
    ...program,
    dataDir,
    stop: async () => {
      await program.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Makes the first owner and opens the inbox; `walkThroughSetUp` gets there by hand. */
export async function setUp(page: Page, program: Program): Promise<void> {
  const { code } = await setupState(program.context);
  const { workspace, ...owner } = person;
  await page.request.post(program.url + firstOwner.path, {
    headers: { 'x-earshot': '1' },
    data: { ...owner, workspaceName: workspace, code },
    failOnStatusCode: true,
  });
  await page.goto(`${program.url}/inbox/open`);
}

/** Goes through the first run as its person does, up to the inbox. */
export async function walkThroughSetUp(page: Page, program: Program): Promise<void> {
  const { code } = await setupState(program.context);
  await page.goto(`${program.url}/setup#${code}`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your name').fill(person.name);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Workspace name').fill(person.workspace);
  await page.getByRole('button', { name: 'Open the inbox' }).click();
  await page.waitForURL(/\/inbox/);
}

/** Signs in as the person of `setUp`. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/inbox/);
}

/** A colleague in the role of an agent: the owner makes a link, and they join with it on their own page. */
export async function joinAsAgent(owner: Page, colleague: Page, url: string): Promise<void> {
  const headers = { 'x-earshot': '1' };
  const made = await owner.request.post(`${url}/api/invitations`, { headers, data: { role: 'agent' } });
  const { path } = createInvitation.reply.parse(await made.json());
  const data = { name: 'Ben Okoro', email: 'ben@example.com', password: 'another long password' };
  await colleague.request.post(`${url}/api/invites/${path.split('/').at(-1)}`, { headers, data });
}
