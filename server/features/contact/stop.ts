import { sql } from 'kysely';
import { type ConsentPurpose, privateWay, stoppedPurposes } from '#contract/consent.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { readFamily } from './family.ts';
import { readStop } from './stop-words.ts';

/** What somebody said by private message, with where. */
export type Heard = {
  messageId: string;
  conversationId: string;
  profileId: string;
  contactId: string;
  network: string;
  channelId: string | null;
  text: string;
  at: Date;
};

/** Private messages of customers among these that nothing was recorded of yet, oldest first. */
export async function readHeard(tx: Tx, messageIds: readonly string[]): Promise<Heard[]> {
  const { rows } = await sql<Heard>`
    select m.id as "messageId", m.conversation_id as "conversationId", p.id as "profileId", p.contact_id as "contactId", p.network,
      (select mc.channel_id from message_channel mc where mc.workspace_id = m.workspace_id and mc.message_id = m.id limit 1) as "channelId",
      m.text, m.occurred_at as at
    from message m join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id and p.contact_id is not null
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${messageIds}::uuid[]) and m.direction = 'in' and m.visibility = 'private'
      and m.conversation_id is not null and m.deleted_at is null
      and not exists (select from contact_consent k where k.workspace_id = m.workspace_id and k.message_id = m.id)
    order by m.occurred_at, m.received_seq`.execute(tx);
  return rows;
}

/** What became of a message; `isFirst` of a STOP that nobody had said before. */
export type Honoured = { is: 'stopped'; isFirst: boolean } | { is: 'resumed' } | null;

/** Records a STOP, or a START after one, with the words and where they were said. Null for every other message. */
export async function honour(tx: Tx, heard: Heard, now: Date): Promise<Honoured> {
  const asked = readStop(heard.text);
  if (asked === null) return null;
  const last = await readLast(tx, heard);
  if (asked === 'stop') {
    await keep(tx, heard, { purposes: stoppedPurposes, given: false }, now);
    tell(tx, heard, { stopped: true, purposes: [...stoppedPurposes] }, now);
    return { is: 'stopped', isFirst: last.get('service')?.given !== false };
  }
  const purposes = stoppedPurposes.filter((purpose) => last.get(purpose)?.isStop);
  if (purposes.length === 0) return null;
  await keep(tx, heard, { purposes, given: true }, now);
  tell(tx, heard, { stopped: false, purposes }, now);
  return { is: 'resumed' };
}

type Last = { purpose: ConsentPurpose; given: boolean; isStop: boolean };

/** By purpose the last word about private messages; `isStop`: the person took it back by STOP. */
async function readLast(tx: Tx, { contactId, network }: Heard): Promise<Map<ConsentPurpose, Last>> {
  const { rows } = await sql<Last>`
    select distinct on (purpose) purpose, given, not given and message_id is not null as "isStop" from contact_consent
    where workspace_id = ${tx.workspaceId} and contact_id = any(${await readFamily(tx, contactId)}::uuid[]) and struck_at is null
      and way = ${privateWay(network)}
    order by purpose, at desc, recorded_at desc, id desc`.execute(tx);
  return new Map(rows.map((row) => [row.purpose, row]));
}

type Kept = { purposes: readonly ConsentPurpose[]; given: boolean };

async function keep(tx: Tx, heard: Heard, { purposes, given }: Kept, now: Date): Promise<void> {
  await tx
    .insertInto('contact_consent')
    .values(
      purposes.map((purpose) => ({
        workspace_id: tx.workspaceId,
        id: newId(now),
        contact_id: heard.contactId,
        purpose,
        way: privateWay(heard.network),
        given,
        at: heard.at,
        source: 'conversation',
        how: heard.text,
        recorded_at: now,
        message_id: heard.messageId,
        channel_id: heard.channelId,
      })),
    )
    .execute();
}

function tell(tx: Tx, heard: Heard, detail: { stopped: boolean; purposes: ConsentPurpose[] }, at: Date): void {
  const { contactId, conversationId, profileId } = heard;
  const actor = { kind: 'customer', id: profileId } as const;
  record(tx, {
    type: 'contact.stopped',
    at,
    actor,
    subject: { kind: 'contact', id: contactId },
    conversationId,
    detail,
  });
}
