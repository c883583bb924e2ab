import { type Connected, type Connector, ConnectorError } from '#connectors/connector.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { releaseHeld } from '#server/features/dispatch/commands.ts';
import { appPurpose, hookPrefix } from '#server/features/intake/queries.ts';
import { newWorkspaceToken } from '#server/http/token.ts';
import type { Actor, WorkspaceId } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { baseUrl, type ChannelRow, channelPurpose, getChannel } from './queries.ts';

/** The job that polls a channel; named here so that connecting needs no import of its work. */
export const pollJob = { name: 'channel.poll', maxAttempts: 1 };

/** The channel that is connected again, or null. Throws AppError `not_possible_here` and `not_found`. */
export function readyToConnect(
  context: Context,
  workspaceId: WorkspaceId,
  connector: Connector,
  channelId: string | undefined,
): Promise<ChannelRow | null> {
  return context.db.inWorkspace(workspaceId, async (tx) => {
    const again = channelId === undefined ? null : await getChannel(tx, channelId);
    await refuseWrongKind(tx, connector);
    return again;
  });
}

type Connecting = { workspaceId: WorkspaceId; actor: Actor; connector: Connector; again: ChannelRow | null };

/** Stores the account that `prove` finds behind some credentials, and reads what came of late. */
export async function connectProven(
  context: Context,
  { workspaceId, actor, connector, again }: Connecting,
  prove: (hookUrl: string | undefined) => Promise<Connected>,
): Promise<ChannelRow> {
  const hook = newWorkspaceToken(hookPrefix, workspaceId);
  const hookUrl = connector.verify ? `${baseUrl(context)}/hooks/${hook.token}` : undefined;
  const connected = await prove(hookUrl).catch((error: unknown) => {
    throw asRefusal(error);
  });
  if (again) refuseOtherAccount(again, connected);
  return context.db.inWorkspace(workspaceId, async (tx) => {
    const known = await findAccount(tx, connected);
    const channelId = known?.id ?? newId(context.now());
    const appId = connector.verify
      ? await saveApp(context, tx, known?.app_id ?? null, connector, connected, hook.hash)
      : null;
    const channel = await saveChannel(tx, {
      id: channelId,
      appId,
      network: connector.network,
      connected,
      now: context.now(),
    });
    await saveSecrets(context, tx, channelId, connected.secrets);
    const subject = { kind: 'channel', id: channelId };
    const detail = { network: connector.network, handle: connected.account.handle };
    record(tx, { type: 'channel.connected', at: context.now(), actor, subject, detail });
    await releaseHeld(tx, channelId, context.now());
    if (connector.poll) await enqueue(tx, pollJob, { workspaceId, channelId }, { key: channelId });
    return channel;
  });
}

/** Real customers and practised ones never stand in one inbox. */
async function refuseWrongKind(tx: Tx, { label, isPractice }: Connector): Promise<void> {
  const { kind } = await tx
    .selectFrom('workspace')
    .select('kind')
    .where('id', '=', tx.workspaceId)
    .executeTakeFirstOrThrow();
  if ((kind === 'live') !== (isPractice ?? false)) return;
  throw new AppError(
    'refused',
    'not_possible_here',
    isPractice
      ? `The ${label} is for practising and cannot be connected in a live workspace. Switch to a practice workspace.`
      : `${label} cannot be connected in a practice workspace. Create a live workspace and connect it there.`,
    { parameters: { network: label, kind } },
  );
}

function refuseOtherAccount(channel: ChannelRow, { origin, account }: Connected): void {
  if (channel.origin === origin && channel.external_id === account.externalId) return;
  throw new AppError(
    'refused',
    'network_refused',
    `These credentials belong to @${account.handle}. Use those of @${channel.handle}, or connect @${account.handle} as a new account.`,
    { parameters: { kind: 'invalid_request' } },
  );
}

/** What was typed and is asked for. Throws AppError `bad_request` naming what is missing. */
export function checkSettings(connector: Connector, given: Record<string, string>): Record<string, string> {
  const known = connector.settings.map(({ name }) => [name, (given[name] ?? '').trim()] as const);
  const missing = connector.settings.filter((field) => field.required && !given[field.name]?.trim());
  if (missing[0])
    throw new AppError('invalid', 'bad_request', `${missing[0].label} is missing.`, {
      parameters: { issues: missing.map((field) => ({ path: field.name, message: 'is missing' })) },
    });
  return Object.fromEntries(known.filter(([, value]) => value !== ''));
}

/** A network's refusal as ours; anything else as it is. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof ConnectorError)) return error;
  return new AppError('refused', 'network_refused', error.message, { parameters: { kind: error.kind }, cause: error });
}

function findAccount(tx: Tx, { origin, account }: Connected): Promise<ChannelRow | undefined> {
  return tx
    .selectFrom('channel')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('origin', '=', origin)
    .where('external_id', '=', account.externalId)
    .forUpdate()
    .executeTakeFirst();
}

async function saveApp(
  context: Context,
  tx: Tx,
  knownId: string | null,
  connector: Connector,
  connected: Connected,
  tokenHash: Buffer,
): Promise<string> {
  const id = knownId ?? newId(context.now());
  const secrets = context.secretBox.seal(connected.webhookSecrets ?? [], appPurpose(id));
  await tx
    .insertInto('app')
    .values({
      workspace_id: tx.workspaceId,
      id,
      network: connector.network,
      origin: connected.origin,
      hook_token_hash: tokenHash,
      secrets_enc: secrets,
      created_at: context.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'id']).doUpdateSet({ hook_token_hash: tokenHash, secrets_enc: secrets }),
    )
    .execute();
  return id;
}

function saveChannel(
  tx: Tx,
  {
    id,
    appId,
    network,
    connected,
    now,
  }: { id: string; appId: string | null; network: string; connected: Connected; now: Date },
): Promise<ChannelRow> {
  const { origin, account } = connected;
  const values = {
    app_id: appId,
    handle: account.handle,
    name: account.name,
    avatar_url: account.avatarUrl ?? null,
    settings: JSON.stringify(connected.settings),
    state: 'connected',
    state_reason: null,
    paused_until: null,
    connected_at: now,
  };
  return tx
    .insertInto('channel')
    .values({ workspace_id: tx.workspaceId, id, network, origin, external_id: account.externalId, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function saveSecrets(
  context: Context,
  tx: Tx,
  channelId: string,
  secrets: Record<string, string>,
): Promise<void> {
  const row = { body_enc: context.secretBox.seal(secrets, channelPurpose(channelId)), key_id: context.secretBox.keyId };
  await tx
    .insertInto('channel_secret')
    .values({ workspace_id: tx.workspaceId, channel_id: channelId, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(row))
    .execute();
}
