import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { Tx } from '#server/db/client.ts';
import { isLate, Targets } from '#server/features/gate/commands.ts';
import type { DispatchRow } from './rows.ts';

/** What goes with a private message where messages have more than a text; all but `isLate` the same in every try. */
export type Letterhead = { answers?: string; subject: string; isLate?: true; follows?: string[] };

/** So many public messages of theirs are told at most. */
const mostFollowed = 5;

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
  const follows = found?.answers ? [] : await readFollowed(tx, row);
  return {
    subject,
    ...(found?.answers ? { answers: found.answers } : {}),
    ...(late ? { isLate: true } : {}),
    ...(follows.length > 0 ? { follows } : {}),
  };
}

/** What the reader said in public in this conversation, the newest first; nothing where they ever wrote to us in private. */
async function readFollowed(tx: Tx, row: DispatchRow): Promise<string[]> {
  const { rows } = await sql<{ external_id: string }>`
    select m.external_id from channel ch
    join profile p on p.workspace_id = ch.workspace_id and p.origin = ch.origin and p.external_id = ${Targets.parse(row.targets).to?.externalId ?? ''}
    join message m on m.workspace_id = p.workspace_id and m.conversation_id = ${row.conversation_id} and m.profile_id = p.id
    where ch.workspace_id = ${tx.workspaceId} and ch.id = ${row.channel_id}
      and m.direction = 'in' and m.visibility <> 'private' and m.deleted_at is null and m.external_id is not null
      and not exists (select from message d where d.workspace_id = p.workspace_id and d.profile_id = p.id
        and d.direction = 'in' and d.visibility = 'private')
    order by m.occurred_at desc limit ${mostFollowed}`.execute(tx);
  return rows.map((one) => one.external_id);
}
