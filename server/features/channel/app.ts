import * as z from 'zod';
import type { AppRegistration } from '#connectors/connecting.ts';
import type { Connector } from '#connectors/connector.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { appPurpose, hookPrefix, openSecrets } from '#server/features/intake/queries.ts';
import { derivedWorkspaceToken } from '#server/http/token.ts';

/** The present secrets and those before: while new ones spread a network may sign with either. */
const kept = (secrets: readonly string[], { length }: readonly string[]) => secrets.slice(0, 2 * Math.max(1, length));

const Strings = z.record(z.string(), z.string());
const settingsPurpose = (appId: string) => `app-settings:${appId}`;

type Registered = { connector: Connector; registration: AppRegistration; typed: Record<string, string> };

/**
 * Makes the hook of an app answer before the network is asked anything, because the network tries it while we register it.
 * A secret that was typed anew is taken besides the proven ones. A known app keeps its address.
 */
export async function readyApp(
  context: Context,
  tx: Tx,
  { connector: { network }, registration, typed }: Registered,
): Promise<{ appId: string; token: string; hash: Buffer }> {
  const { externalId, webhookSecrets } = registration.identify(typed);
  const known = await tx
    .selectFrom('app')
    .select(['id', 'secrets_enc'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('network', '=', network)
    .where('external_id', '=', externalId)
    .forUpdate()
    .executeTakeFirst();
  const appId = known?.id ?? newId(context.now());
  const hook = derivedWorkspaceToken(hookPrefix, tx.workspaceId, context.secretBox.derive(`hook of app ${appId}`));
  const proven = known ? kept(openSecrets(context, appId, known.secrets_enc), webhookSecrets) : [];
  const secrets_enc = context.secretBox.seal([...new Set([...proven, ...webhookSecrets])], appPurpose(appId));
  const values = { hook_token_hash: hook.hash, secrets_enc };
  await tx
    .insertInto('app')
    .values({
      ...{ workspace_id: tx.workspaceId, id: appId, network, origin: network, external_id: externalId },
      ...{ ...values, created_at: context.now() },
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(values))
    .execute();
  return { appId, ...hook };
}

/** The network took what was typed: it is kept for the next account, and its secrets come first. */
export async function keepApp(
  context: Context,
  tx: Tx,
  registration: AppRegistration,
  { appId, typed }: { appId: string; typed: Record<string, string> },
): Promise<void> {
  const row = await tx
    .selectFrom('app')
    .select('secrets_enc')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', appId)
    .executeTakeFirstOrThrow();
  const { webhookSecrets } = registration.identify(typed);
  const secrets = [...new Set([...webhookSecrets, ...openSecrets(context, appId, row.secrets_enc)])];
  await tx
    .updateTable('app')
    .set({
      secrets_enc: context.secretBox.seal(kept(secrets, webhookSecrets), appPurpose(appId)),
      settings_enc: context.secretBox.seal(typed, settingsPurpose(appId)),
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', appId)
    .execute();
}

/** What was typed for an app; empty for one that belongs to a single account. */
export async function readApp(context: Context, tx: Tx, appId: string | null): Promise<Record<string, string>> {
  if (appId === null) return {};
  const row = await tx
    .selectFrom('app')
    .select('settings_enc')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', appId)
    .executeTakeFirst();
  return row?.settings_enc ? openSettings(context, appId, row.settings_enc) : {};
}

/** What was typed for each app at a network that was accepted there, the newest first. */
export async function listApps(
  context: Pick<Context, 'secretBox'>,
  tx: Tx,
  network: string,
): Promise<Record<string, string>[]> {
  const rows = await tx
    .selectFrom('app')
    .select(['id', 'settings_enc'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('network', '=', network)
    .where('settings_enc', 'is not', null)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.flatMap(({ id, settings_enc }) => (settings_enc ? [openSettings(context, id, settings_enc)] : []));
}

const openSettings = ({ secretBox }: Pick<Context, 'secretBox'>, appId: string, sealed: Buffer) =>
  Strings.parse(secretBox.open(sealed, settingsPurpose(appId)));
