import { type RawBuilder, sql } from 'kysely';
import type { ThemeExample } from '#contract/theme.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

const mostExamples = 5;
export const previewLength = 200;

/** The newest counted messages, as `k`, that fit and that the viewer may see. */
export async function readExamples(tx: Tx, viewer: Viewer, fits: RawBuilder<unknown>): Promise<ThemeExample[]> {
  const { rows } = await sql<Omit<ThemeExample, 'at'> & { at: Date }>`
    select m.id as "messageId", c.id as "conversationId", p.network, m.occurred_at as at, left(m.text, ${previewLength}) as preview
    from counted_message k
    join message m on m.workspace_id = k.workspace_id and m.id = k.message_id
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where k.workspace_id = ${tx.workspaceId} and ${fits} and ${withinReach(viewer)}
    order by k.hour desc, m.occurred_at desc limit ${mostExamples}`.execute(tx);
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}
