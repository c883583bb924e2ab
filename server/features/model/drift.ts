import { sql } from 'kysely';
import type { Drift } from '#contract/model.ts';
import type { Task } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';

const dayMs = 86_400_000;
/** So many messages of each period, the newest, say what it was like. */
const mostMessages = 20_000;

type Counted = { task: Task; label: string; now: number; before: number; messages: number; messagesBefore: number };

/** Labels that are told more, or less, often this week than in the four before, by their share. */
export async function readDrift(tx: Tx, now: Date): Promise<Drift[]> {
  const week = new Date(now.getTime() - 7 * dayMs);
  const before = new Date(now.getTime() - 35 * dayMs);
  const { rows } = await sql<Counted>`
    with said as materialized (
      (select labels, true as is_now from verdict where workspace_id = ${tx.workspaceId} and said_at >= ${week}
        order by said_at desc limit ${mostMessages})
      union all
      (select labels, false from verdict where workspace_id = ${tx.workspaceId} and said_at >= ${before} and said_at < ${week}
        order by said_at desc limit ${mostMessages})
    )
    select l.key as task, l.value as label, count(*) filter (where is_now) as now, count(*) filter (where not is_now) as before,
      (select count(*) from said where is_now) as messages, (select count(*) from said where not is_now) as "messagesBefore"
    from said cross join lateral jsonb_each_text(labels) as l (key, value)
    where l.value not like 'not-%'
    group by l.key, l.value order by l.key, l.value`.execute(tx);
  return rows.map(({ task, label, now: counted, before: earlier, messages, messagesBefore }) => ({
    task,
    label,
    share: messages === 0 ? 0 : counted / messages,
    before: messagesBefore === 0 ? 0 : earlier / messagesBefore,
    messages,
    messagesBefore,
  }));
}
