import * as z from 'zod';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Prefix of the token in a webhook's address. */
export const hookPrefix = 'hook';

/** What an app's webhook secrets are sealed for. */
export const appPurpose = (appId: string) => `app:${appId}`;

const Secrets = z.array(z.string());

/** The app behind a webhook's address, with its channel and the secrets its network signs with. */
export async function findHook(
  context: Context,
  workspaceId: WorkspaceId,
  tokenHash: Buffer,
): Promise<{ appId: string; channelId: string; network: string; secrets: string[] } | null> {
  const row = await context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('app')
      .innerJoin('channel', (join) =>
        join.onRef('channel.workspace_id', '=', 'app.workspace_id').onRef('channel.app_id', '=', 'app.id'),
      )
      .select(['app.id', 'app.network', 'app.secrets_enc', 'channel.id as channel_id'])
      .where('app.workspace_id', '=', workspaceId)
      .where('app.hook_token_hash', '=', tokenHash)
      .where('channel.state', '<>', 'disconnected')
      .executeTakeFirst(),
  );
  if (!row) return null;
  const secrets = row.secrets_enc ? Secrets.parse(context.secretBox.open(row.secrets_enc, appPurpose(row.id))) : [];
  return { appId: row.id, channelId: row.channel_id, network: row.network, secrets };
}
