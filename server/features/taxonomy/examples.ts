import { type RawBuilder, sql } from 'kysely';
import type { EntryExample } from '#contract/entry.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

const mostExamples = 5;
export const previewLength = 200;

/** The newest of these messages that the viewer may see; `said` selects their `message_id`, and `at` to order them by. */
export async function readExamples(tx: Tx, viewer: Viewer, said: RawBuilder<unknown>): Promise<EntryExample[]> {
  const { rows } = await sql<Omit<EntryExample, 'at'> & { at: Date }>`
    select m.id as "messageId", c.id as "conversationId", p.network, m.occurred_at as at, left(m.text, ${previewLength}) as preview
    from (${said}) s
    join message m on m.workspace_id = ${tx.workspaceId} and m.id = s.message_id and m.deleted_at is null
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where ${withinReach(viewer)}
    order by s.at desc, m.occurred_at desc limit ${mostExamples}`.execute(tx);
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}
