import { sql } from 'kysely';
import * as z from 'zod';
import { Labels, Task } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import type { Said } from './past.ts';

/** What was understood of messages, as the events tell it; what an erasure emptied tells nothing. */
export type AllUnderstood = {
  /** Of one message, oldest first, each since a moment. */
  labelsOf(messageId: string): Said['labels'];
  /** When something in a conversation was understood or corrected. */
  momentsOf(conversationId: string): Date[];
};

type Happened = { conversation_id: string; subject_id: string; at: Date; type: string; body: unknown };

const Read = z.object({ read: z.array(z.object({ message: z.string(), labels: Labels })) });
const Corrected = z.object({ task: Task, to: z.string().nullable() });

/** Of these conversations, and of what became part of them. */
export async function readUnderstood(tx: Tx, conversationIds: readonly string[]): Promise<AllUnderstood> {
  const { rows } = await sql<Happened>`
    select e.conversation_id, e.subject_id, e.at, e.type, d.body
    from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.type in ('conversation.understood', 'verdict.corrected')
      and e.conversation_id = any(array(
        select unnest(${conversationIds}::uuid[])
        union select p.from_id from conversation_merge m
          join conversation_merge_part p on p.workspace_id = m.workspace_id and p.merge_id = m.id
          where m.workspace_id = ${tx.workspaceId} and m.into_id = any(${conversationIds}::uuid[])))
    order by e.position`.execute(tx);
  const labels = new Map<string, Said['labels'][number][]>();
  const moments = new Map<string, Date[]>();
  for (const row of rows) {
    moments.set(row.conversation_id, [...(moments.get(row.conversation_id) ?? []), row.at]);
    for (const [message, next] of nextOf(row, (id) => labels.get(id)?.at(-1)?.labels ?? {}))
      labels.set(message, [...(labels.get(message) ?? []), { labels: next, since: row.at }]);
  }
  return { labelsOf: (id) => labels.get(id) ?? [], momentsOf: (id) => moments.get(id) ?? [] };
}

/** What holds of each message that an event is about, once it happened. */
function nextOf({ subject_id, type, body }: Happened, before: (messageId: string) => Labels): [string, Labels][] {
  if (type === 'conversation.understood')
    return (Read.safeParse(body).data?.read ?? []).map(({ message, labels }) => [message, labels]);
  const corrected = Corrected.safeParse(body).data;
  if (!corrected) return [];
  const { [corrected.task]: _, ...others } = before(subject_id);
  return [[subject_id, corrected.to === null ? others : { ...others, [corrected.task]: corrected.to }]];
}
