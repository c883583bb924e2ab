import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { Targets } from '#server/features/gate/commands.ts';
import type { DispatchRow } from './rows.ts';

/** What did not leave is the author's draft again, before what they may have typed since. */
export async function makeDraftAgain(tx: Tx, row: DispatchRow, now: Date): Promise<void> {
  if (row.actor_kind !== 'agent' || row.stage === null) return;
  await sql`
    insert into draft (workspace_id, conversation_id, agent_id, mode, text, attachment_ids, saved_reply_ids, promised, choices, post_id, updated_at)
    values (${tx.workspaceId}, ${row.conversation_id}, ${row.actor_id}, ${row.stage}, ${row.content.slice(0, row.content.length - row.sign_off.length)}, ${row.attachment_ids}::uuid[],
      ${row.saved_reply_ids}::uuid[], coalesce(${JSON.stringify(row.entered)}::jsonb -> 'promised', '[]'), ${Targets.parse(row.targets).choices ?? []}::text[],
      (select concat(m.thread_id, ' ', m.profile_id) from message m
        where m.workspace_id = ${tx.workspaceId} and m.id = ${row.message_id} and ${row.stage} = 'public' and m.direction = 'in'),
      ${now})
    on conflict (workspace_id, conversation_id, agent_id, mode) do update set
      text = case when draft.text = '' then excluded.text else excluded.text || E'\n\n' || draft.text end,
      attachment_ids = excluded.attachment_ids || draft.attachment_ids,
      saved_reply_ids = excluded.saved_reply_ids || draft.saved_reply_ids,
      promised = excluded.promised || draft.promised,
      choices = case when draft.choices = '{}' then excluded.choices else draft.choices end,
      post_id = coalesce(draft.post_id, excluded.post_id),
      updated_at = excluded.updated_at`.execute(tx);
}
