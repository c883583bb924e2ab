import type { Selectable } from 'kysely';
import * as z from 'zod';
import type { Connector } from '#connectors/connector.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Http, Session, Staying } from '#connectors/session.ts';
import type { Channel } from '#contract/channel.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { Channel as ChannelTable } from '#server/db/tables.ts';
import { notFound } from '#server/errors.ts';
import { channelAvatarPath } from '#server/features/avatar/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { listWorkspaceIds } from '#server/jobs/schedule.ts';
import { wayOutOf } from '#server/way-out.ts';
import { readApp } from './app.ts';
import { noteHeadroom } from './headroom.ts';
import { noteEnd } from './watch.ts';

export type ChannelRow = Selectable<ChannelTable>;
export type OpenSession = { session: Session; connector: Connector; channel: ChannelRow };

const Strings = z.record(z.string(), z.string());

/** The answers to what a network asks that are not secret. */
export const keptSettings = ({ settings }: Pick<ChannelRow, 'settings'>) => Strings.parse(settings);

/** What a channel's secrets are sealed for. */
export const channelPurpose = (channelId: string) => `channel:${channelId}`;

export async function getChannel(tx: Tx, channelId: string): Promise<ChannelRow> {
  const row = await tx
    .selectFrom('channel')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .executeTakeFirst();
  if (!row) throw notFound('channel');
  return row;
}

/**
 * The accounts that stay connected when one is disconnected, those of every workspace: several may hear by what one app
 * asked the network for.
 */
export async function listStaying({ db }: Pick<Context, 'db'>, channelId: string): Promise<Staying[]> {
  const staying: Staying[] = [];
  for (const workspaceId of await listWorkspaceIds({ db }))
    staying.push(...(await db.inWorkspace(workspaceId, (tx) => listConnected(tx, channelId))));
  return staying;
}

async function listConnected(tx: Tx, exceptId: string): Promise<Staying[]> {
  const rows = await tx
    .selectFrom('channel as c')
    .leftJoin('app as a', (join) => join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.id', '=', 'c.app_id'))
    .select(['c.network', 'a.external_id as app', 'c.origin', 'c.external_id as externalId', 'c.settings'])
    .where('c.workspace_id', '=', tx.workspaceId)
    .where('c.id', '<>', exceptId)
    .where('c.state', '<>', 'disconnected')
    .execute();
  return rows.map(({ settings, ...rest }) => ({ ...rest, settings: Strings.parse(settings) }));
}

export function connectorOf(context: Pick<Context, 'connectors'>, network: string): Connector {
  const connector = context.connectors.find((one) => one.network === network);
  if (!connector) throw notFound('network');
  return connector;
}

/**
 * What is needed to speak for a channel: its connector and a session with decrypted secrets.
 * Throws ConnectorError `auth_expired` when the channel has no credentials (any more).
 */
export async function openSession(context: Context, workspaceId: WorkspaceId, channelId: string): Promise<OpenSession> {
  const { channel, app, sealed, http } = await context.db.inWorkspace(workspaceId, async (tx) => {
    const channel = await getChannel(tx, channelId);
    const app = await readApp(context, tx, channel.app_id);
    return { channel, app, sealed: await readSealed(tx, channelId), http: await wayOutOf(context, tx) };
  });
  if (!sealed)
    throw new ConnectorError('auth_expired', `${channel.handle} has no credentials. Connect it again in Channels.`);
  const connector = connectorOf(context, channel.network);
  const secrets = Strings.parse(context.secretBox.open(sealed.body_enc, channelPurpose(channelId)));
  const session: Session = {
    account: { externalId: channel.external_id, handle: channel.handle },
    origin: channel.origin,
    settings: Strings.parse(channel.settings),
    secrets,
    app,
    saveSecrets: async (renewed) => {
      session.secrets = renewed;
      const endsAt = connector.endsAt?.(session) ?? null;
      await context.db.inWorkspace(workspaceId, async (tx) => {
        await noteEnd(tx, channelId, endsAt);
        await tx
          .updateTable('channel_secret')
          .set({
            body_enc: context.secretBox.seal(renewed, channelPurpose(channelId)),
            key_id: context.secretBox.keyId,
          })
          .where('workspace_id', '=', workspaceId)
          .where('channel_id', '=', channelId)
          .execute();
      });
    },
    noteHeadroom: (told) => noteHeadroom(context, { workspaceId, channelId, known: channel.headroom }, told),
    ...outwardOf(context, http),
  };
  return { session, connector, channel };
}

function readSealed(tx: Tx, channelId: string) {
  return tx
    .selectFrom('channel_secret')
    .select('body_enc')
    .where('workspace_id', '=', tx.workspaceId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
}

/** The ways out that a connector is given. */
export const outwardOf = ({ findHost, now }: Pick<Context, 'findHost' | 'now'>, http: Http) => ({
  http,
  findHost,
  now,
});

/** Every account that is or was connected with its health, by name of network and handle. */
export async function listChannels(context: ViewContext, tx: Tx): Promise<Channel[]> {
  const rows = await selectForView(tx).orderBy('channel.network').orderBy('channel.handle').execute();
  return rows.map((row) => channelView(context, row));
}

export async function getChannelView(context: ViewContext, tx: Tx, channelId: string): Promise<Channel> {
  const row = await selectForView(tx).where('channel.id', '=', channelId).executeTakeFirst();
  if (!row) throw notFound('channel');
  return channelView(context, row);
}

function selectForView(tx: Tx) {
  return tx
    .selectFrom('channel')
    .selectAll('channel')
    .select((eb) => [
      eb
        .selectFrom('delivery')
        .select((d) => d.fn.max('delivery.received_at').as('at'))
        .whereRef('delivery.workspace_id', '=', 'channel.workspace_id')
        .whereRef('delivery.channel_id', '=', 'channel.id')
        .as('last_delivery_at'),
      // What came to an app of several accounts names no account itself.
      eb
        .selectFrom('delivery_item')
        .select((i) => i.fn.max('delivery_item.received_at').as('at'))
        .whereRef('delivery_item.workspace_id', '=', 'channel.workspace_id')
        .whereRef('delivery_item.channel_id', '=', 'channel.id')
        .as('last_item_at'),
    ])
    .where('channel.workspace_id', '=', tx.workspaceId);
}

type ViewContext = Pick<Context, 'config' | 'connectors'>;

function channelView(
  { config, connectors }: ViewContext,
  row: ChannelRow & { last_delivery_at: Date | null; last_item_at: Date | null },
): Channel {
  const connector = connectors.find((one) => one.network === row.network);
  const typed = Strings.parse(row.settings);
  const asked = connector?.settings.filter(({ kind }) => kind !== 'secret') ?? [];
  return {
    id: row.id,
    network: row.network,
    handle: row.handle,
    name: row.name,
    avatarUrl: channelAvatarPath(row.id, row.avatar_url),
    state: row.state as Channel['state'],
    stateReason: row.state_reason,
    pausedUntil: row.paused_until?.toISOString() ?? null,
    connectedAt: row.connected_at.toISOString(),
    lastDeliveryAt: latest(row.last_delivery_at, row.last_item_at)?.toISOString() ?? null,
    lastPollAt: row.answered_at?.toISOString() ?? null,
    hookUrl: connector?.verify && (connector.isHooked?.(typed) ?? true) ? `${baseUrl({ config })}${hooksPath}` : null,
    settings: Object.fromEntries(asked.map(({ name }) => [name, typed[name] ?? ''])),
    spokenBy: row.spoken_by,
    disclosure: row.disclosure,
  };
}

const latest = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));

const hooksPath = '/hooks/';

/** The address of this installation for links that others follow. */
export function baseUrl({ config }: Pick<Context, 'config'>): string {
  return config.publicUrl ?? `http://127.0.0.1:${config.port}`;
}
