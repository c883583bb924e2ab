import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Periodic } from '#server/jobs/schedule.ts';

const hourMs = 3_600_000;
const batch = 1_000;

/** Forgets what stood around conversations and was not looked at for days, with its authors where nothing else knows them. */
export const pruneContext: Periodic = { name: 'message.pruneContext', everyMs: hourMs, run: prune };

async function prune({ db, now }: Context, workspaceId: WorkspaceId): Promise<void> {
  for (let full = true; full; )
    full = await db.inWorkspace(workspaceId, async (tx) => {
      const authors = await forgetMessages(tx, now());
      await forgetStrangers(tx, authors);
      return authors.length === batch;
    });
}

/** One batch; gives the author of each. What a dispatch points to stays as long as the dispatch. */
async function forgetMessages(tx: Tx, now: Date): Promise<(string | null)[]> {
  const { rows } = await sql<{ profile_id: string | null }>`
    delete from message where workspace_id = ${tx.workspaceId} and id in (
      select m.id from message m
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id is null and m.context_until < ${now}
        and not exists (select from dispatch d where d.workspace_id = m.workspace_id and d.message_id = m.id)
        and not exists (select from dispatch d where d.workspace_id = m.workspace_id and d.sent_message_id = m.id)
      order by m.context_until limit ${batch} for update skip locked
    ) returning profile_id`.execute(tx);
  return rows.map((row) => row.profile_id);
}

async function forgetStrangers(tx: Tx, authors: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(authors.flatMap((id) => id ?? []))];
  if (ids.length === 0) return;
  const { rows } = await sql<{ contact_id: string | null }>`
    delete from profile p where p.workspace_id = ${tx.workspaceId} and p.id = any(${ids}::uuid[])
      and not exists (select from message m where m.workspace_id = p.workspace_id and m.profile_id = p.id)
      and not exists (select from conversation c where c.workspace_id = p.workspace_id and c.profile_id = p.id)
      and not exists (select from conversation_thread ct where ct.workspace_id = p.workspace_id and ct.profile_id = p.id)
    returning contact_id`.execute(tx);
  const contacts = rows.flatMap((row) => row.contact_id ?? []);
  if (contacts.length === 0) return;
  await sql`
    delete from contact c where c.workspace_id = ${tx.workspaceId} and c.id = any(${contacts}::uuid[])
      and not exists (select from profile p where p.workspace_id = c.workspace_id and p.contact_id = c.id)`.execute(tx);
}
