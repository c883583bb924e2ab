import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { VerificationLevel, VerificationPolicy } from '#contract/verification-policy.ts';
import type { Tx } from '#server/db/client.ts';
import { higher } from './needed.ts';
import { findSign, type Said, type TakeoverSign } from './signs.ts';

/** What an account of a customer has shown in a conversation and until when; the sign that voids it all. */
export type Standing = { level: VerificationLevel | null; until: Date | null; sign: TakeoverSign | null };

export const unverified: Standing = { level: null, until: null, sign: null };

type Asked = { conversationId: string; profileId: string };

type Met = { level: VerificationLevel; until: Date; askedAt: Date; isSameHandle: boolean; language: string | null };

/** More words than anybody writes within the time that anything holds. */
const mostRead = 100;

/** sha256 of how an account is called. */
export const hashHandle = (handle: string): Buffer => createHash('sha256').update(handle).digest();

/**
 * What counts at a moment. It is derived from what was said since, not from what was marked, so that no answer slips
 * between a sign and its mark.
 */
export async function readStanding(
  tx: Tx,
  { conversationId, profileId }: Asked,
  policy: VerificationPolicy,
  now: Date,
): Promise<Standing> {
  const { rows } = await sql<Met>`
    select v.level, v.valid_until as until, v.asked_at as "askedAt", v.language,
      v.handle_hash = sha256(convert_to(p.handle, 'UTF8')) as "isSameHandle"
    from verification v
    join profile p on p.workspace_id = v.workspace_id and p.id = v.profile_id and p.contact_id is not distinct from v.contact_id
    where v.workspace_id = ${tx.workspaceId} and v.conversation_id = ${conversationId} and v.profile_id = ${profileId}
      and v.state = 'met' and v.valid_until > ${now}
    order by v.asked_at desc`.execute(tx);
  if (rows.length === 0) return unverified;
  const said = await readSaid(tx, { conversationId, profileId });
  const counting = rows.map((met) => ({ ...met, sign: signOf(met, said, policy) }));
  const sound = counting.filter(({ sign }) => sign === null);
  const level = sound.reduce<VerificationLevel | null>((most, one) => higher(most, one.level), null);
  if (level === null) return { ...unverified, sign: counting[0]?.sign ?? null };
  const untils = sound.filter((one) => one.level === level).map(({ until }) => until.getTime());
  return { level, until: new Date(Math.max(...untils)), sign: null };
}

type Dated = Said & { at: Date };

/** What this account said here, oldest first. */
export async function readSaid(tx: Tx, { conversationId, profileId }: Asked): Promise<Dated[]> {
  const { rows } = await sql<Dated>`
    select text, language, received_at as at from message
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and profile_id = ${profileId}
      and direction = 'in' and deleted_at is null
    order by received_at desc limit ${mostRead}`.execute(tx);
  return rows.reverse();
}

type Compared = Pick<Met, 'askedAt' | 'isSameHandle' | 'language'>;

/** The sign that voids one verification, given all that its account said. Pure. */
export function signOf(
  { askedAt, isSameHandle, language }: Compared,
  said: readonly Dated[],
  policy: VerificationPolicy,
): TakeoverSign | null {
  const before = said.filter(({ at }) => at <= askedAt);
  return findSign(policy, { isSameHandle, language, before, after: said.filter(({ at }) => at > askedAt) });
}
