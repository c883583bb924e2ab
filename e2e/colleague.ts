import type { Browser, Page } from 'playwright-core';
import type { RoleKey } from '#contract/permissions.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Program } from '#server/program.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { openPage } from './browser.ts';

type Colleague = { page: Page & { complaints: string[] }; agent: TestAgent };

/** Somebody else in the workspace that was set up, signed in, in a browser of their own. */
export async function aColleague(
  browser: Browser,
  program: Program,
  name: string,
  role: RoleKey = 'lead',
): Promise<Colleague> {
  const { db } = program.context;
  const workspace = await db.kysely.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  // Read from the table of workspaces, which is where ids come from.
  const agent = await anAgent(db, workspace.id as WorkspaceId, { name, role });
  const page = await openPage(browser);
  await page.context().addCookies([{ name: sessionCookie, value: agent.session, url: program.url }]);
  return { page, agent };
}
