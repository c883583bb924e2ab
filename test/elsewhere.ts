import type { Context } from '#server/context.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { aWorkspace } from './factories/people.ts';

/** Another workspace hears of the same account through the same app. Answers the way to disconnect it there, unheard by the network. */
export async function connectElsewhere(
  { db }: Pick<Context, 'db'>,
  workspaceId: WorkspaceId,
  channelId: string,
): Promise<() => Promise<unknown>> {
  const { channel, app } = await db.inWorkspace(workspaceId, async (tx) => {
    const channel = await tx.selectFrom('channel').selectAll().where('id', '=', channelId).executeTakeFirstOrThrow();
    const app = await tx.selectFrom('app').selectAll().where('id', '=', channel.app_id).executeTakeFirstOrThrow();
    return { channel, app };
  });
  const elsewhere = await aWorkspace(db, { kind: 'live' });
  const row = { ...channel, id: newId(new Date()), workspace_id: elsewhere, state: 'connected', spoken_by: null };
  const [settings, headroom] = [channel.settings, channel.headroom].map((kept) => JSON.stringify(kept));
  await db.inWorkspace(elsewhere, async (tx) => {
    await tx
      .insertInto('app')
      .values({ ...app, workspace_id: elsewhere })
      .execute();
    await tx
      .insertInto('channel')
      .values({ ...row, settings, headroom })
      .execute();
  });
  return () =>
    db.inWorkspace(elsewhere, (tx) =>
      tx.updateTable('channel').set({ state: 'disconnected' }).where('id', '=', row.id).execute(),
    );
}
