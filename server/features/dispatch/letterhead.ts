import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { Tx } from '#server/db/client.ts';
import { isLate } from '#server/features/gate/commands.ts';
import type { DispatchRow } from './rows.ts';

/** What goes with a private message where messages have more than a text; all but `isLate` the same in every try. */
export type Letterhead = { answers?: string; subject: string; isLate?: true };

/**
 * The newest message of the customer in that thread before ours, and what the thread said first that it is about, we or
 * they; where nothing does, our name and the conversation's number, which need no language.
 */
export async function readLetterhead(
  tx: Tx,
  row: DispatchRow,
  outside: { connectors: readonly Connector[]; now: Date },
): Promise<Letterhead> {
  const { rows } = await sql<{
    answers: string | null;
    subject: string | null;
    name: string;
    number: number;
    network: string;
  }>`
    select ch.name, ch.network, c.number,
      (select m.external_id from message m where m.workspace_id = c.workspace_id and m.thread_id = ${row.thread_id}
        and m.direction = 'in' and m.received_at <= ${row.created_at} and m.deleted_at is null
        order by m.id = ${row.message_id} desc nulls last, m.occurred_at desc limit 1) as answers,
      coalesce(
        (select b.subject from begun_mail b where b.workspace_id = c.workspace_id and b.thread_id = ${row.thread_id}),
        (select m.parts ->> 'subject' from message m where m.workspace_id = c.workspace_id and m.thread_id = ${row.thread_id}
          and m.received_at <= ${row.created_at} and m.parts ? 'subject' order by m.occurred_at limit 1)) as subject
    from conversation c join channel ch on ch.workspace_id = c.workspace_id and ch.id = ${row.channel_id}
    where c.workspace_id = ${tx.workspaceId} and c.id = ${row.conversation_id}`.execute(tx);
  const [found] = rows;
  const subject = found?.subject ?? `${found?.name ?? ''} (#${found?.number ?? ''})`;
  const late = found && (await isLate(tx, row, { ...outside, network: found.network }));
  return { subject, ...(found?.answers ? { answers: found.answers } : {}), ...(late ? { isLate: true } : {}) };
}
