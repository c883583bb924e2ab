import * as z from 'zod';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Prefix of the token in a webhook's address. */
export const hookPrefix = 'hook';

/** What an app's webhook secrets are sealed for. */
export const appPurpose = (appId: string) => `app:${appId}`;

const Secrets = z.array(z.string());
const Settings = z.record(z.string(), z.string());

/** An app's webhook secrets, the newest first. */
export function openSecrets({ secretBox }: Pick<Context, 'secretBox'>, appId: string, sealed: Buffer | null): string[] {
  return sealed ? Secrets.parse(secretBox.open(sealed, appPurpose(appId))) : [];
}

/** The app behind a webhook's address; `channelId` is null while no account of it is connected. */
export type Hook = {
  appId: string;
  channelId: string | null;
  network: string;
  /** Of the account; not secret. */
  settings: Record<string, string>;
  secrets: string[];
};

export async function findHook(context: Context, workspaceId: WorkspaceId, tokenHash: Buffer): Promise<Hook | null> {
  const row = await context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('app')
      .leftJoin('channel', (join) =>
        join
          .onRef('channel.workspace_id', '=', 'app.workspace_id')
          .onRef('channel.app_id', '=', 'app.id')
          .on('channel.state', '<>', 'disconnected'),
      )
      .select(['app.id', 'app.network', 'app.secrets_enc', 'channel.id as channel_id', 'channel.settings'])
      .where('app.workspace_id', '=', workspaceId)
      .where('app.hook_token_hash', '=', tokenHash)
      .limit(1)
      .executeTakeFirst(),
  );
  if (!row) return null;
  const { id: appId, network, channel_id: channelId } = row;
  const settings = Settings.parse(row.settings ?? {});
  return { appId, channelId, network, settings, secrets: openSecrets(context, appId, row.secrets_enc) };
}
