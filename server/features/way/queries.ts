import { sql } from 'kysely';
import { type Failure, type Health, kindOfService, type Service, type Way, type WayKind } from '#contract/way.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';

export type { Composed, Letter, Outcome } from './letter.ts';
export { type OpenWay, type RoomWay, readMailWay, readOpenWays, readRoomWay } from './open-ways.ts';
export { pushKeys } from './push.ts';
export { openReceiver, type Receiver } from './receiver.ts';

const dayMs = 86_400_000;
const mostFailures = 20;
/** What last happened is looked up so far back, in ms. */
const lookBackMs = 7 * dayMs;

type Stored = { id: string; kind: WayKind; name: string; settings: unknown; carrier: string; isOn: boolean };

/** Every way of the workspace with its health, services before rooms. */
export async function listWays(tx: Tx, now: Date): Promise<Way[]> {
  const { rows } = await sql<Stored>`
    select id, kind, name, settings, carrier, is_on as "isOn" from way where workspace_id = ${tx.workspaceId}
    order by array_position(array['mail', 'sms', 'chat', 'webhook'], kind), lower(name), id`.execute(tx);
  const health = await readHealth(tx, now);
  return rows.map((row) => viewOf(row, health.get(row.id) ?? unknown));
}

/** Throws `not_found`. */
export async function getWay(tx: Tx, wayId: string, now: Date): Promise<Way> {
  const found = (await listWays(tx, now)).find(({ id }) => id === wayId);
  if (!found) throw notFound('way');
  return found;
}

function viewOf({ settings, ...row }: Stored, health: Health): Way {
  // Written by `saveWay` alone, parsed with the schema of its service.
  const { service, ...shown } = settings as { service: Service } & Way['settings'];
  return { ...row, kind: kindOfService[service], service, settings: shown, health };
}

const unknown: Health = { sent: 0, failed: 0, lastSentAt: null, lastFailedAt: null, lastReason: null };

/** How pushes fare, whichever browser they went to. */
export async function readPushHealth(tx: Tx, now: Date): Promise<Health> {
  return (await readHealth(tx, now)).get('push') ?? unknown;
}

type Row = {
  key: string;
  sent: number;
  failed: number;
  sentAt: Date | null;
  failedAt: Date | null;
  reason: Health['lastReason'];
};

/** By way, and for pushes under `push`. A message that is still tried again has failed already. */
async function readHealth(tx: Tx, now: Date): Promise<Map<string, Health>> {
  const { rows } = await sql<Row>`
    select case when kind = 'push' then 'push' else way_id::text end as key,
      count(*) filter (where state = 'sent' and created_at > ${new Date(now.getTime() - dayMs)})::int as sent,
      count(*) filter (where state <> 'sent' and reason is not null and created_at > ${new Date(now.getTime() - dayMs)})::int as failed,
      max(settled_at) filter (where state = 'sent') as "sentAt",
      max(claimed_at) filter (where state <> 'sent' and reason is not null) as "failedAt",
      (array_agg(reason order by claimed_at desc) filter (where state <> 'sent' and reason is not null))[1] as reason
    from telling where workspace_id = ${tx.workspaceId} and created_at > ${new Date(now.getTime() - lookBackMs)}
    group by 1`.execute(tx);
  return new Map(
    rows.map(({ key, sent, failed, sentAt, failedAt, reason }) => [
      key,
      {
        sent,
        failed,
        lastSentAt: sentAt?.toISOString() ?? null,
        lastFailedAt: failedAt?.toISOString() ?? null,
        lastReason: reason,
      },
    ]),
  );
}

/** The messages that last did not get through, newest first. */
export async function listFailures(tx: Tx, now: Date): Promise<Failure[]> {
  const { rows } = await sql<Omit<Failure, 'at'> & { at: Date }>`
    select id, coalesce(claimed_at, created_at) as at, kind, carrier, agent_id as "agentId", way_id as "wayId",
      case state when 'sending' then 'pending' else state end as state, reason, attempts
    from telling
    where workspace_id = ${tx.workspaceId} and created_at > ${new Date(now.getTime() - lookBackMs)}
      and state <> 'sent' and reason is not null
    order by created_at desc, id desc limit ${mostFailures}`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
