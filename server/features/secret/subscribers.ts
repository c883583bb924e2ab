import { sql } from 'kysely';
import { cutKinds } from '#contract/secret.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import type { Subscriber } from '#server/events/subscriber.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { findPersonalData } from '#server/personal-data/find.ts';
import { earliest } from './when.ts';

/** Remembers which messages hold personal data, and when what is secret in them is cut. */
export const findSecrets: Subscriber = {
  name: 'secret.find',
  types: ['message.received', 'message.found', 'message.edited', 'message.sent', 'policy.activated'],
  async handle(tx, events, now) {
    const messageIds = events.flatMap(({ type, subjectId }) => (type.startsWith('message.') && subjectId) || []);
    if (messageIds.length > 0) {
      await look(tx, messageIds, now);
      await notePictures(tx, messageIds, now);
    }
    if (events.some(({ type }) => type === 'policy.activated')) await planAgain(tx);
  },
};

type Message = { id: string; conversationId: string; text: string; isPublicPost: boolean };

async function look(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<Message>`
    select id, conversation_id as "conversationId", text, direction = 'in' and visibility <> 'private' as "isPublicPost"
    from message
    where workspace_id = ${tx.workspaceId} and id = any(${messageIds}::uuid[]) and conversation_id is not null and text <> ''`.execute(
    tx,
  );
  const found = rows.flatMap((message) => {
    const kinds = [...new Set(findPersonalData(message.text).map(({ kind }) => kind))];
    const told = message.isPublicPost ? kinds : kinds.filter((kind) => secrets.has(kind));
    return told.length === 0 ? [] : [{ ...message, kinds: told }];
  });
  if (found.length === 0) return;
  const { body } = await readActive(tx, 'secrets');
  for (const { id, conversationId, kinds } of found) {
    const dueAt = earliest(body, kinds, now);
    await sql`
      insert into secret as s (workspace_id, id, message_id, kinds, found_at, due_at)
      values (${tx.workspaceId}, ${newId(now)}, ${id}, ${kinds}::text[], ${now}, ${dueAt})
      on conflict on constraint secret_once do update set
        kinds = array(select distinct kind from unnest(s.kinds || excluded.kinds) as kind order by 1),
        due_at = least(s.due_at, excluded.due_at), cut_at = null`.execute(tx);
    await wakeAt(tx, [dueAt]);
    const subject = { kind: 'message', id };
    record(tx, {
      type: 'message.personal_data_seen',
      at: now,
      actor: systemActor,
      subject,
      conversationId,
      detail: { kinds },
    });
  }
}

/** Pictures that came in private, to be cut when the policy says so. */
async function notePictures(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const kinds = ['private_picture'];
  const { rows } = await sql<{ id: string; messageId: string }>`
    select a.id, m.id as "messageId" from attachment a
    join message m on m.workspace_id = a.workspace_id and m.id = a.message_id
    where a.workspace_id = ${tx.workspaceId} and m.id = any(${messageIds}::uuid[]) and a.kind = 'image'
      and m.direction = 'in' and m.visibility = 'private'`.execute(tx);
  if (rows.length === 0) return;
  const dueAt = earliest((await readActive(tx, 'secrets')).body, kinds, now);
  for (const { id, messageId } of rows)
    await sql`
      insert into secret (workspace_id, id, message_id, attachment_id, kinds, found_at, due_at, is_private_picture)
      values (${tx.workspaceId}, ${newId(now)}, ${messageId}, ${id}, ${kinds}::text[], ${now}, ${dueAt}, true)
      on conflict on constraint secret_once do nothing`.execute(tx);
  await wakeAt(tx, [dueAt]);
}

const secrets: ReadonlySet<string> = new Set(cutKinds);

/** What waits is cut as the policy says that holds now. */
async function planAgain(tx: Tx): Promise<void> {
  const { body } = await readActive(tx, 'secrets');
  const rules = Object.entries(body.after).map(([kind, minutes]) => ({ kind, minutes }));
  const { rows } = await sql<{ due_at: Date | null }>`
    update secret s set due_at = (
      select min(s.found_at + make_interval(mins => r.minutes))
      from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as r (kind text, minutes int)
      where r.kind = any(s.kinds) and r.minutes is not null)
    where s.workspace_id = ${tx.workspaceId} and s.cut_at is null returning due_at`.execute(tx);
  await wakeAt(
    tx,
    rows.map(({ due_at }) => due_at),
  );
}
