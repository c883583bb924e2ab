import { sql } from 'kysely';
import { type LanguageCode, languageCodes } from '#contract/language.ts';
import type { Tx } from '#server/db/client.ts';
import { addTask, setDone } from '#server/features/task/commands.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { noteArrivals } from './invitations.ts';

/** What the task says, in the language of whoever gets it. */
const words: Record<LanguageCode, (name: string) => string> = {
  en: (name) => `Look whether ${name} wrote in private`,
  de: (name) => `Nachsehen, ob ${name} privat geschrieben hat`,
  es: (name) => `Mirar si ${name} escribió en privado`,
  fr: (name) => `Voir si ${name} a écrit en privé`,
  ar: (name) => `التحقق مما إذا كتب ${name} على انفراد`,
};

type Invited = {
  dispatchId: string;
  conversationId: string;
  ownerId: string;
  locale: string;
  name: string;
  followUpAt: Date;
};

/** Invitations that have just reached the customer get a task that asks to look again, of whoever asked or has the conversation. */
export async function planFollowUps(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<Invited>`
    select i.dispatch_id as "dispatchId", i.conversation_id as "conversationId", a.id as "ownerId", a.locale,
      coalesce(nullif(p.name, ''), p.handle) as name, i.follow_up_at as "followUpAt"
    from private_invitation i
    join dispatch d on d.workspace_id = i.workspace_id and d.id = i.dispatch_id and d.sent_message_id = any(${messageIds}::uuid[])
    join conversation c on c.workspace_id = i.workspace_id and c.id = i.conversation_id
    join profile p on p.workspace_id = i.workspace_id and p.id = i.profile_id
    join agent a on a.workspace_id = i.workspace_id and a.state = 'active'
      and a.id = coalesce(case when d.actor_kind = 'agent' then d.actor_id end, c.assignee_id)
    where i.workspace_id = ${tx.workspaceId} and i.task_id is null and i.came_at is null and i.follow_up_at > ${now}`.execute(
    tx,
  );
  for (const { dispatchId, conversationId, ownerId, locale, name, followUpAt } of rows) {
    const language = languageCodes.find((code) => locale.startsWith(code)) ?? 'en';
    const taskId = await addTask(
      tx,
      asOwner(tx, ownerId),
      {
        conversationId,
        ownerId,
        text: words[language](name),
        dueAt: followUpAt.toISOString(),
        remindMinutes: 0,
        recurrence: null,
        isPromise: false,
      },
      now,
    );
    await tx
      .updateTable('private_invitation')
      .set({ task_id: taskId })
      .where('workspace_id', '=', tx.workspaceId)
      .where('dispatch_id', '=', dispatchId)
      .execute();
  }
}

/** Who was waited for has come: nobody needs to look again. */
export async function endFollowUps(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  for (const taskId of await noteArrivals(tx, messageIds, now)) {
    const { owner_id: ownerId } = await tx
      .selectFrom('task')
      .select('owner_id')
      .where('workspace_id', '=', tx.workspaceId)
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow();
    await setDone(tx, asOwner(tx, ownerId), taskId, true, now);
  }
}

/** A program plans in the name of whose task it is. */
const asOwner = ({ workspaceId }: Tx, agentId: string): Viewer => ({
  workspaceId,
  agentId,
  apiKeyId: null,
  permissions: new Set(),
  reach: 'all',
  teamIds: [],
});
