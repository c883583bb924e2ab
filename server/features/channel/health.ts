import { sql } from 'kysely';
import * as z from 'zod';
import type { Connector } from '#connectors/connector.ts';
import type { ChannelHealth } from '#contract/channel-health.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { readHeadroom } from './headroom.ts';

const Strings = z.record(z.string(), z.string());
const lagOverMs = 7 * 86_400_000;
const lagOf = 50;
const troublesShown = 10;
/** Without an interval of its own a network is asked so often, in ms. */
const usualPollEveryMs = 30_000;

type Row = {
  id: string;
  network: string;
  settings: unknown;
  headroom: unknown;
  halted_at: Date | null;
  halted_by: string | null;
  ends_at: Date | null;
  proof_word: string | null;
  proven_at: Date | null;
  held: number;
  messages: number;
  median_ms: number | null;
  worst_ms: number | null;
};

/** How each connected account is, beyond its state. */
export async function listHealth(
  { connectors, config }: Pick<Context, 'connectors' | 'config'>,
  tx: Tx,
  now: Date,
): Promise<ChannelHealth[]> {
  const { rows } = await sql<Row>`
    select c.id, c.network, c.settings, c.headroom, c.halted_at, c.halted_by, c.ends_at, c.proof_word, c.proven_at, held.count as held, lag.messages, lag.median_ms, lag.worst_ms
    from channel c
    cross join lateral (
      select count(*)::int as count from delivery d
      where d.workspace_id = c.workspace_id and d.channel_id = c.id and d.state = 'held'
    ) held
    cross join lateral (${lag(now)}) lag
    where c.workspace_id = ${tx.workspaceId} and c.state <> 'disconnected'
    order by c.network, c.handle`.execute(tx);
  const troubles = await listTroubles(tx);
  return rows.map((row) => {
    const connector = connectors.find(({ network }) => network === row.network);
    const settings = Strings.catch({}).parse(row.settings);
    const { median_ms: medianMs, worst_ms: worstMs, messages } = row;
    return {
      channelId: row.id,
      haltedAt: row.halted_at?.toISOString() ?? null,
      haltedBy: row.halted_by,
      endsAt: row.ends_at?.toISOString() ?? null,
      lag: medianMs === null || worstMs === null ? null : { medianMs, worstMs, messages },
      pollEveryMs: connector?.poll ? intervalOf(connector, config.pollScale) : null,
      held: row.held,
      lacks: [...(connector?.lacks?.(settings) ?? [])],
      headroom: readHeadroom(row.headroom),
      troubles: troubles.get(row.id) ?? [],
      admitsStrangers: connector?.admitsStrangers?.(settings) ?? null,
      proof: { word: row.proof_word, provenAt: row.proven_at?.toISOString() ?? null },
    };
  });
}

/** How often a network is asked for news, in ms. */
export const intervalOf = ({ pollEveryMs = usualPollEveryMs }: Connector, pollScale: number): number =>
  pollEveryMs * pollScale;

/** Of messages to us that came as they happened. A network's clock may be ahead of ours, which is no lag. */
const lag = (now: Date) => sql`
  select count(*)::int as messages, percentile_disc(0.5) within group (order by ms)::float8 as median_ms, max(ms)::float8 as worst_ms
  from (
    select greatest(extract(epoch from i.received_at - m.occurred_at) * 1000, 0) as ms
    from delivery_item i
    join delivery d on d.workspace_id = i.workspace_id and d.received_at = i.received_at and d.id = i.delivery_id
      and d.source in ('webhook', 'poll') and not d.is_backfill
    join message m on m.workspace_id = i.workspace_id and m.id = i.message_id and m.direction = 'in' and m.conversation_id is not null
    where i.workspace_id = c.workspace_id and i.channel_id = c.id and i.outcome = 'stored'
      and i.received_at >= ${new Date(now.getTime() - lagOverMs)} and d.received_at >= ${new Date(now.getTime() - lagOverMs)}
    order by i.received_at desc limit ${lagOf}
  ) recent`;

type TroubleRow = {
  channel_id: string;
  id: string;
  kind: string;
  message: string;
  first_at: Date;
  last_at: Date;
  times: number;
  healed_at: Date | null;
};

async function listTroubles(tx: Tx): Promise<Map<string, ChannelHealth['troubles']>> {
  const { rows } = await sql<TroubleRow>`
    select t.* from channel c cross join lateral (
      select channel_id, id, kind, message, first_at, last_at, times, healed_at from channel_trouble t
      where t.workspace_id = c.workspace_id and t.channel_id = c.id order by last_at desc limit ${troublesShown}
    ) t
    where c.workspace_id = ${tx.workspaceId} order by t.last_at desc, t.id`.execute(tx);
  const found = new Map<string, ChannelHealth['troubles']>();
  for (const row of rows) {
    const { id, kind, message, times } = row;
    const spell = { id, kind, message, times, firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString() };
    found.set(row.channel_id, [
      ...(found.get(row.channel_id) ?? []),
      { ...spell, healedAt: row.healed_at?.toISOString() ?? null },
    ]);
  }
  return found;
}
