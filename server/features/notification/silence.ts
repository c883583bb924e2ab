import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';
import { readLeads } from './leads.ts';
import { notify } from './notify.ts';

type Judged = {
  id: string;
  agentId: string;
  conversationId: string | null;
  isReached: boolean;
  isSilent: boolean;
  wasSilent: boolean;
};

/**
 * Raises the alarm for pages that no way took: each failed at least once, or there is none. It ends by itself when a
 * later try gets through.
 */
export async function judgePages(tx: Tx, noticeIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<Judged>`
    select n.id, n.agent_id as "agentId", n.conversation_id as "conversationId", n.silent_at is not null as "wasSilent",
      coalesce(bool_or(t.state = 'sent'), false) as "isReached",
      coalesce(bool_and(t.state <> 'sent' and t.reason is not null) filter (where t.id is not null), true) as "isSilent"
    from notice n
    left join telling_notice tn on tn.workspace_id = n.workspace_id and tn.notice_id = n.id
    left join telling t on t.workspace_id = tn.workspace_id and t.id = tn.telling_id
    where n.workspace_id = ${tx.workspaceId} and n.id = any(${noticeIds}::uuid[]) and n.urgency = 'page'
      and n.agent_id is not null
    group by n.workspace_id, n.id`.execute(tx);
  for (const page of rows) {
    if (page.isReached && page.wasSilent) await note(tx, page, 'notice.reached', now);
    else if (page.isSilent && !page.wasSilent) await raise(tx, page, now);
  }
}

async function raise(tx: Tx, page: Judged, now: Date): Promise<void> {
  await note(tx, page, 'notice.unreached', now);
  const leads = (await readLeads(tx))(null).filter((agentId) => agentId !== page.agentId);
  const { agentId: by, conversationId } = page;
  await notify(
    tx,
    leads.map((agentId) => ({
      agentId,
      kind: 'page_unreached',
      conversationId,
      detail: { by },
      urgency: 'now',
      key: `page_unreached ${page.id}`,
    })),
    now,
  );
}

async function note(tx: Tx, page: Judged, type: 'notice.unreached' | 'notice.reached', now: Date): Promise<void> {
  const silentAt = type === 'notice.unreached' ? now : null;
  await sql`
    update notice set silent_at = ${silentAt} where workspace_id = ${tx.workspaceId} and id = ${page.id}`.execute(tx);
  record(tx, {
    type,
    at: now,
    actor: systemActor,
    subject: { kind: 'agent', id: page.agentId },
    conversationId: page.conversationId ?? undefined,
    detail: {},
  });
}
