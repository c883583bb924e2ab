import type { Database } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { insertWorkspace } from '#server/features/workspace/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { account } from './deliveries.ts';

const fixedWorkspace = '01900000-0000-7000-8000-00000000bec1';
const fixedChannel = '01900000-0000-7000-8000-00000000bec2';

/** A workspace with one account, under fixed ids, so that the rows of one arm fit into the other. */
export async function openWorkspace(db: Database): Promise<{ workspaceId: WorkspaceId; channelId: string }> {
  const now = new Date();
  const workspaceId = fixedWorkspace as WorkspaceId;
  const loginId = newId(now);
  await db.kysely
    .insertInto('login')
    .values({ id: loginId, email: 'owner@example.test', password_hash: 'none', created_at: now })
    .execute();
  await db.inWorkspace(workspaceId, async (tx) => {
    await insertWorkspace(tx, { name: 'Bench', kind: 'live' }, { loginId, name: 'Owner' }, now);
    const { network, origin, externalId, handle } = account;
    await tx
      .insertInto('channel')
      .values({
        workspace_id: workspaceId,
        id: fixedChannel,
        network,
        origin,
        external_id: externalId,
        handle,
        name: handle,
        state: 'connected',
        connected_at: now,
      })
      .execute();
  });
  return { workspaceId, channelId: fixedChannel };
}
