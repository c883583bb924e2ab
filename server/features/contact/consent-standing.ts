import { sql } from 'kysely';
import { type ConsentPurpose, type ConsentWay, privateWay } from '#contract/consent.ts';
import type { Tx } from '#server/db/client.ts';
import { readFamily } from './family.ts';
import { readStop } from './stop-words.ts';

type Word = { given: boolean; at: Date };
type Words = Record<ConsentPurpose, Word | null>;

/** What a customer agreed to, and when they last wrote. */
export type ConsentStanding = {
  /** When they last said something in this conversation but STOP; null for never. */
  heardAt: Date | null;
  /** When they last wrote in the matter that a mail of ours goes on from, on another network: it is answered by mail. */
  askedAt: Date | null;
  /** How long after that an answer is still one, in ms. */
  windowMs: number;
  /** By way and purpose the last word that was not struck; a mail is a private message. */
  last: { direct_message: Words; public_reply: Words };
};

/** After a month of silence nobody expects an answer, whatever the window of a network. */
const windowMs = 30 * 86_400_000;
/** More than anybody writes between two looks of the program. */
const mostRead = 20;

type Stored = { way: ConsentWay; purpose: ConsentPurpose } & Word;
/** `isRecorded`: a STOP was made a record of, which a person may have struck since. */
type Heard = { text: string; isPrivate: boolean; at: Date; isRecorded: boolean };

/** Reads it from what is on record and from what was said since, so that no message leaves between a STOP and its record. */
export async function readConsentStanding(
  tx: Tx,
  { conversationId, profileId }: { conversationId: string; profileId: string },
): Promise<ConsentStanding> {
  const { rows: owners } = await sql<{ id: string | null; network: string }>`
    select contact_id as id, network from profile where workspace_id = ${tx.workspaceId} and id = ${profileId}`.execute(
    tx,
  );
  const contactId = owners[0]?.id ?? null;
  const family = contactId === null ? [] : await readFamily(tx, contactId);
  const { rows: stored } = await sql<Stored>`
    select distinct on (way, purpose) way, purpose, given, at from contact_consent
    where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[]) and struck_at is null
      and way in (${privateWay(owners[0]?.network ?? '')}, 'public_reply')
    order by way, purpose, at desc, recorded_at desc`.execute(tx);
  const heard = await readHeard(tx, conversationId, family);
  const matterId = await findMatter(tx, conversationId);
  return standingOf(stored, heard, matterId === null ? [] : await readHeard(tx, matterId, family));
}

/** What customers said in a conversation, newest first. */
async function readHeard(tx: Tx, conversationId: string, family: readonly string[]): Promise<Heard[]> {
  const { rows } = await sql<Heard>`
    select text, visibility = 'private' as "isPrivate", occurred_at as at,
      exists (select from contact_consent k where k.workspace_id = m.workspace_id and k.contact_id = any(${family}::uuid[])
        and k.message_id = m.id) as "isRecorded"
    from message m
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and direction = 'in'
    order by occurred_at desc, received_seq desc limit ${mostRead}`.execute(tx);
  return rows;
}

/** The conversation that a mail begun in this one goes on from; null for none. */
async function findMatter(tx: Tx, conversationId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select b.matter_id as id from conversation_thread ct
    join begun_mail b on b.workspace_id = ct.workspace_id and b.thread_id = ct.thread_id and b.matter_id is not null
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}
    order by b.created_at desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** `heard` here, and in the matter that it goes on from: newest first. Pure. */
export function standingOf(
  stored: readonly Stored[],
  heard: readonly Heard[],
  heardInMatter: readonly Heard[] = [],
): ConsentStanding {
  const none = { service: null, survey: null, marketing: null, publication: null };
  const last: ConsentStanding['last'] = { direct_message: { ...none }, public_reply: { ...none } };
  for (const { way, purpose, given, at } of stored)
    last[way === 'public_reply' ? way : 'direct_message'][purpose] = { given, at };
  const isStop = ({ isPrivate, text }: Heard) => isPrivate && readStop(text) === 'stop';
  const stopped = heard.find((one) => isStop(one) && !one.isRecorded);
  if (stopped)
    for (const purpose of ['service', 'survey', 'marketing'] as const) {
      const known = last.direct_message[purpose];
      if (known === null || known.at < stopped.at) last.direct_message[purpose] = { given: false, at: stopped.at };
    }
  const newest = (said: readonly Heard[]) => said.find((one) => !isStop(one))?.at ?? null;
  return { heardAt: newest(heard), askedAt: newest(heardInMatter), windowMs, last };
}
