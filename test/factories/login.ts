import type { RoleKey } from '#contract/permissions.ts';
import type { Database } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { hashPassword } from '#server/features/session/commands.ts';
import { insertAgent } from '#server/features/workspace/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

type LoginOptions = {
  password?: string;
  role?: RoleKey;
  name?: string;
  /** A login that exists already, which becomes an agent of this workspace too. */
  loginId?: string;
};

/** A person who can type a password; for tests that only need somebody signed in, `anAgent` is quicker. */
export async function aLogin(
  db: Database,
  workspaceId: WorkspaceId,
  { password = 'correct horse battery', role = 'agent', name = 'Ana', loginId: known }: LoginOptions = {},
): Promise<{ loginId: string; agentId: string; email: string }> {
  const loginId = known ?? newId();
  const email = `${loginId}@example.test`;
  if (!known) {
    const values = { id: loginId, email, password_hash: await hashPassword(password), created_at: new Date() };
    await db.kysely.insertInto('login').values(values).execute();
  }
  const agentId = await db.inWorkspace(workspaceId, (tx) => insertAgent(tx, { loginId, name, role }, new Date()));
  return { loginId, agentId, email };
}
