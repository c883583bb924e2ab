import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/** Whether the policy asks for a second person before others may use a saved reply. */
export const asksRelease = (tx: Tx): RawBuilder<boolean> => sql<boolean>`coalesce((
  select (p.body ->> 'releaseReplies')::boolean from policy p
  where p.workspace_id = ${tx.workspaceId} and p.kind = 'words' and p.state = 'active'), false)`;
