import { sql } from 'kysely';
import { entryKinds } from '#contract/taxonomy.ts';
import { type Labels, signs } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import { newestOf } from '#server/features/verdict/queries.ts';

/** Older messages had their say when they came. */
const mostMessages = 10;

/** Pure: what lists may ask for of what was understood: sentiment, theme, intent, product, and the signs that are there. */
export function heldOf(labels: Labels): { task: string; label: string }[] {
  return (['sentiment', ...entryKinds, ...signs] as const).flatMap((task) => {
    const label = labels[task];
    return label === undefined || label === `not-${task}` ? [] : [{ task, label }];
  });
}

/** Keeps with these conversations what holds of them, so that lists find them by it. */
export async function keepLabels(tx: Tx, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const { rows } = await sql<{ id: string; labels: Labels[] | null }>`
    select c.id, said.labels from unnest(${conversationIds}::uuid[]) as c (id)
    cross join lateral (
      select jsonb_agg(m.labels) as labels from (
        select coalesce(v.labels, '{}') as labels
        from message m left join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
        where m.workspace_id = ${tx.workspaceId} and m.conversation_id = c.id and m.direction = 'in' and m.deleted_at is null
        order by m.occurred_at desc, m.received_seq desc limit ${mostMessages}
      ) m
    ) said`.execute(tx);
  const held = rows.flatMap(({ id, labels }) => heldOf(newestOf(labels ?? [])).map((one) => ({ id, ...one })));
  const columns = [
    sql`${held.map(({ id }) => id)}::uuid[]`,
    sql`${held.map(({ task }) => task)}::text[]`,
    sql`${held.map(({ label }) => label)}::text[]`,
  ];
  await sql`
    delete from conversation_label l
    where l.workspace_id = ${tx.workspaceId} and l.conversation_id = any(${conversationIds}::uuid[]) and l.task <> 'triage'
      and not exists (select from unnest(${sql.join(columns.slice(0, 2))}) as h (id, task)
        where h.id = l.conversation_id and h.task = l.task)`.execute(tx);
  await sql`
    insert into conversation_label as l (workspace_id, conversation_id, task, label)
    select ${tx.workspaceId}, h.id, h.task, h.label from unnest(${sql.join(columns)}) as h (id, task, label)
    on conflict (workspace_id, conversation_id, task) do update set label = excluded.label where l.label <> excluded.label`.execute(
    tx,
  );
}
