import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import type { ChannelRow } from './queries.ts';
import { type Ill, tellOwners } from './tell-owners.ts';
import { dueTellings, type Telling } from './tellings.ts';
import { watchChannel, watchedOf } from './watch.ts';

/** Days before the end from which it is worth interrupting somebody. */
const pressingDays = 3;

/** Tells what is due of a workspace's accounts, each moment once. */
export function fireChannels({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  return db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<ChannelRow>`
      select * from channel where workspace_id = ${tx.workspaceId} and fires_at <= ${now()} for update`.execute(tx);
    for (const channel of rows) await tellDue(tx, channel, now());
  });
}

async function tellDue(tx: Tx, channel: ChannelRow, now: Date): Promise<void> {
  for (const telling of dueTellings(watchedOf(channel), now)) {
    const ill = illOf(telling);
    await tellOwners(tx, channel, ill, now);
    const subject = { kind: 'channel', id: channel.id };
    const detail = { what: ill.what, days: ill.days ?? null };
    record(tx, { type: 'channel.warned', at: now, actor: systemActor, subject, detail });
  }
  await tx
    .updateTable('channel')
    .set({ told_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channel.id)
    .execute();
  await watchChannel(tx, channel.id);
}

function illOf(telling: Telling): Ill {
  if (telling.what !== 'ends') {
    const { what, since } = telling;
    return { what, urgency: what === 'prove' ? 'later' : 'now', since };
  }
  const { days, endsAt: since } = telling;
  if (days === 0) return { what: 'ended', urgency: 'now', since };
  return { what: 'ends', days, urgency: days <= pressingDays ? 'now' : 'later', since };
}
