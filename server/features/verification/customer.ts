import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { FieldValues } from '#contract/contact-field.ts';
import {
  levelOfWay,
  type VerificationView,
  type VerificationWay,
  verificationWays,
  type WayHurdle,
} from '#contract/verification.ts';
import type { Tx } from '#server/db/client.ts';
import { findChannel, findCustomer, findRoom } from '#server/features/gate/queries.ts';

/** Whom a private message of a conversation reaches, with what is on file about them. */
export type Customer = {
  profileId: string;
  contactId: string | null;
  network: string;
  handle: string;
  externalId: string;
  /** What they last wrote in, as far as anybody can tell. */
  language: string | null;
  fields: FieldValues;
  /** Of these fields it is certain that they stood before the conversation began. */
  isOld: { mail: boolean; phone: boolean };
  hasPrivateWay: boolean;
};

type Stored = Omit<Customer, 'isOld' | 'hasPrivateWay'> & { changed: string[]; isMerged: boolean };

export async function readCustomer(
  tx: Tx,
  conversationId: string,
  connectors: readonly Connector[],
): Promise<Customer> {
  const { profile_id } = await tx
    .selectFrom('conversation')
    .select('profile_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  const threadId = (await findRoom(tx, conversationId))?.threadId ?? null;
  const profileId = await findCustomer(tx, { conversationId, target: undefined, threadId, profileId: profile_id });
  const channel = await findChannel(tx, { conversationId, messageId: null, threadId, profileId });
  const connector = connectors.find(({ network }) => network === channel?.network);
  const { rows } = await sql<Stored>`
    select p.id as "profileId", p.contact_id as "contactId", p.network, p.handle, p.external_id as "externalId",
      coalesce((select m.language from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
        and m.profile_id = p.id and m.direction = 'in' and m.language is not null
        order by m.occurred_at desc limit 1), c.language) as language,
      coalesce(k.fields, '{}') as fields,
      array(select json_array_elements_text(d.body -> 'changed') from event e
        join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
        where e.workspace_id = c.workspace_id and e.type = 'contact.changed' and e.subject_id = k.id and e.at >= c.opened_at) as changed,
      exists (select from event e where e.workspace_id = c.workspace_id and e.type = 'contact.merged' and e.subject_id = k.id
        and e.at >= c.opened_at) as "isMerged"
    from conversation c
    join profile p on p.workspace_id = c.workspace_id and p.id = ${profileId}
    left join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
    where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}`.execute(tx);
  const [stored] = rows;
  if (!stored) throw new Error(`The customer of ${conversationId} has no account.`);
  const { changed, isMerged, ...customer } = stored;
  const isOld = (key: string) => !isMerged && !changed.includes(key);
  return {
    ...customer,
    isOld: { mail: isOld('mail'), phone: isOld('phone') },
    hasPrivateWay: channel?.state === 'connected' && connector?.direct !== undefined,
  };
}

/** What the workspace has connected. */
export type Offered = { mail: boolean; sms: boolean; system: boolean };

/** What stands in the way of each way; null for nothing. Pure. */
export function hurdleOf(way: VerificationWay, customer: Customer, offered: Offered): WayHurdle | null {
  const { fields, isOld, hasPrivateWay } = customer;
  if ((way === 'questions' || way === 'system') && !offered.system) return 'no_system';
  if (way === 'mail_code' && !offered.mail) return 'no_mail_server';
  if (way === 'sms_code' && !offered.sms) return 'no_sms_service';
  if (way === 'mail_code' && typeof fields.mail !== 'string') return 'no_mail';
  if (way === 'sms_code' && typeof fields.phone !== 'string') return 'no_phone';
  // An address that came with this very matter proves nobody.
  if ((way === 'mail_code' && !isOld.mail) || (way === 'sms_code' && !isOld.phone)) return 'new_address';
  return way !== 'system' && !hasPrivateWay ? 'no_private_way' : null;
}

export const waysFor = (customer: Customer, offered: Offered): VerificationView['ways'] =>
  verificationWays.map((way) => ({ way, level: levelOfWay[way], hurdle: hurdleOf(way, customer, offered) }));

export async function readOffered(tx: Tx): Promise<Offered> {
  const { rows } = await sql<Offered>`
    select exists (select from way w where w.workspace_id = ${tx.workspaceId} and w.kind = 'mail' and w.is_on) as mail,
      exists (select from way w where w.workspace_id = ${tx.workspaceId} and w.kind = 'sms' and w.is_on) as sms,
      exists (select from verification_system s where s.workspace_id = ${tx.workspaceId}) as system`.execute(tx);
  const [offered] = rows;
  if (!offered) throw new Error('Nothing was answered.');
  return offered;
}
