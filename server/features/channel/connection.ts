import type { Connected } from '#connectors/connecting.ts';
import type { Connector } from '#connectors/connector.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Http } from '#connectors/session.ts';
import type { Enter } from '#contract/channel-connect.ts';
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
import { getWorkspaceFacts, wayOutOf } from '#server/way-out.ts';
import { keepApp, readyApp } from './app.ts';
import { inspectedForMs } from './inspect.ts';
import { isPlayed, leftToEnter, provideFor } from './practised.ts';
import { baseUrl, type ChannelRow, channelPurpose, getChannel, outwardOf } from './queries.ts';
import { healTroubles } from './trouble.ts';
import { readTyped, type Typed } from './typed.ts';
import { watchChannel } from './watch.ts';

/** The job that polls a channel; named here so that connecting needs no import of its work. */
export const pollJob = { name: 'channel.poll', maxAttempts: 1 };

type Wanted = { channelId: string | undefined; given: Record<string, string> };

/**
 * The channel that is connected again, or null, and what was typed. Throws AppError `not_possible_here`, `not_found` and
 * `bad_request`.
 */
export function readyToConnect(
  context: Context,
  workspaceId: WorkspaceId,
  connector: Connector,
  { channelId, given }: Wanted,
): Promise<{ again: ChannelRow | null; typed: Typed; http: Http }> {
  return context.db.inWorkspace(workspaceId, async (tx) => {
    const again = await findAgain(context, tx, connector, channelId);
    const provided = await provideFor(context, tx, connector, { given, again });
    const typed = provided ?? (await readTyped(context, tx, connector, { given, again }));
    return { again, typed, http: await wayOutOf(context, tx) };
  });
}

/** The channel that is connected again, or null. Throws AppError `not_possible_here` and `not_found`. */
export async function findAgain(
  context: Context,
  tx: Tx,
  connector: Connector,
  channelId: string | undefined,
): Promise<ChannelRow | null> {
  const again = channelId === undefined ? null : await getChannel(tx, channelId);
  await refuseWrongKind(context, tx, connector);
  return again;
}

export type Connecting = {
  workspaceId: WorkspaceId;
  actor: Actor;
  connector: Connector;
  /** The channel that is connected again. */
  again: ChannelRow | null;
  /** What was typed for our app at the network. */
  app: Record<string, string>;
};
type Asking = ReturnType<typeof outwardOf> & { app: Record<string, string>; hookUrl?: string };

/**
 * Stores the account that `prove` finds behind some credentials, and reads what came of late; what is no account yet goes
 * back to the caller.
 */
export async function connectProven<Other = never>(
  context: Context,
  connecting: Connecting,
  prove: (io: Asking) => Promise<Connected | Other>,
): Promise<ConnectedRow | Other> {
  const { workspaceId, actor, connector, again, app } = connecting;
  const hook = await openHook(context, connecting);
  const http = await context.db.inWorkspace(workspaceId, (tx) => wayOutOf(context, tx));
  const io = { ...outwardOf(context, http), app, ...(hook && { hookUrl: `${baseUrl(context)}/hooks/${hook.token}` }) };
  const proven = await prove(io).catch((error: unknown) => {
    throw asRefusal(error);
  });
  if (!isConnected(proven)) return proven;
  const connected = proven;
  if (again) refuseOtherAccount(again, connected);
  const stored = await context.db.inWorkspace(workspaceId, async (tx) => {
    const known = await findAccount(tx, connected);
    const channelId = known?.id ?? newId(context.now());
    const appId = hook && (await saveHook(context, tx, { connecting, hook, connected, known: known?.app_id ?? null }));
    const channel = await saveChannel(tx, {
      id: channelId,
      appId,
      network: connector.network,
      connected,
      endsAt: connector.endsAt?.(connected) ?? null,
      now: context.now(),
    });
    await healTroubles(tx, channelId, context.now());
    await watchChannel(tx, channelId);
    await saveSecrets(context, tx, channelId, connected.secrets);
    const subject = { kind: 'channel', id: channelId };
    const detail = { network: connector.network, handle: connected.account.handle };
    record(tx, { type: 'channel.connected', at: context.now(), actor, subject, detail });
    await releaseHeld(tx, channelId, context.now());
    if (connector.poll) await enqueue(tx, pollJob, { workspaceId, channelId }, { key: channelId });
    return channel;
  });
  const enter = enterOf(connected, io.hookUrl);
  return { ...stored, enter: enter && (await leftToEnter(context, connecting, enter)) };
}

export type ConnectedRow = ChannelRow & { enter: Enter | null };

const enterOf = ({ entersHook }: Connected, address: string | undefined): Enter | null =>
  entersHook && address !== undefined
    ? { address, word: entersHook.word ?? null, fields: [...(entersHook.fields ?? [])] }
    : null;

const isConnected = <Other>(proven: Connected | Other): proven is Connected =>
  typeof proven === 'object' && proven !== null && 'account' in proven;

/** Where the network is told to deliver to; null where it does not. The hook of an app answers from now on. */
function openHook(context: Context, { workspaceId, connector, app }: Connecting): Promise<Hook | null> {
  const { app: registration } = connector;
  if (registration)
    return context.db.inWorkspace(workspaceId, (tx) => readyApp(context, tx, { connector, registration, typed: app }));
  return Promise.resolve(connector.verify ? newWorkspaceToken(hookPrefix, workspaceId) : null);
}

type Hook = { token: string; hash: Buffer; appId?: string };
type Proven = { connecting: Connecting; hook: Hook; connected: Connected; known: string | null };

async function saveHook(
  context: Context,
  tx: Tx,
  { connecting: { connector, app }, hook, connected, known }: Proven,
): Promise<string> {
  if (!connector.app || hook.appId === undefined) return saveApp(context, tx, known, connector, connected, hook.hash);
  await keepApp(context, tx, connector.app, { appId: hook.appId, typed: app });
  return hook.appId;
}

/** Real customers and practised ones never stand in one inbox. */
async function refuseWrongKind(context: Context, tx: Tx, connector: Connector): Promise<void> {
  const { label, isPractice = false } = connector;
  const { kind } = await getWorkspaceFacts(tx);
  if (kind === 'live' ? !isPractice : isPractice || isPlayed(context, connector)) return;
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
    endsAt,
    now,
  }: { id: string; appId: string | null; network: string; connected: Connected; endsAt: Date | null; now: Date },
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
    inspect_at: new Date(now.getTime() + inspectedForMs),
    // Whoever connects it sees on the page what has come already.
    ...{ ends_at: endsAt, failing_since: null, told_at: now },
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
