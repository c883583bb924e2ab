import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { AppError } from '#server/errors.ts';

const freeTries = 5;
const firstLockMs = 30_000;
const longestLockMs = 15 * 60_000;
const forgottenAfterMs = 24 * 60 * 60_000;

/** How long the `tries`-th wrong password in a row locks an address: nothing for four, then doubling up to 15 minutes. */
export function lockMs(tries: number): number {
  if (tries < freeTries) return 0;
  return Math.min(longestLockMs, firstLockMs * 2 ** (tries - freeTries));
}

/** The lock after the first, second, … try; the last stands for all further ones. */
const locksMs = Array.from({ length: 12 }, (_, n) => lockMs(n + 1));

/**
 * Counts a try before the password is looked at, so that guesses made at once cannot all pass before the first is counted.
 * `what` is tried on: an e-mail address (without a login they are counted alike), or a login's second step.
 * Throws AppError `rate_limited` while it is locked.
 */
export async function takeTry(db: Kysely<DB>, what: string, now: Date): Promise<void> {
  const hash = hashOf(what);
  const forgotten = new Date(now.getTime() - forgottenAfterMs);
  const { rows } = await sql<{ tries: number }>`
    insert into sign_in_try as known (email_hash, tries, last_at) values (${hash}, 1, ${now})
    on conflict (email_hash) do update set
      tries = case when known.last_at < ${forgotten} then 1 else known.tries + 1 end,
      last_at = ${now},
      locked_until = case when known.last_at >= ${forgotten}
        then ${now}::timestamptz + (${locksMs}::int[])[least(known.tries + 1, ${locksMs.length})] * interval '1 millisecond' end
      where known.locked_until is null or known.locked_until <= ${now}
    returning tries`.execute(db);
  if (rows.length > 0) return;
  const lock = await db
    .selectFrom('sign_in_try')
    .select('locked_until')
    .where('email_hash', '=', hash)
    .executeTakeFirst();
  const seconds = Math.max(1, Math.ceil(((lock?.locked_until?.getTime() ?? 0) - now.getTime()) / 1000));
  throw new AppError('rate_limited', 'too_many_tries', `Too many wrong tries. Try again in ${seconds} seconds.`, {
    parameters: { seconds },
  });
}

/** Forgets the wrong tries at something, and those of a day ago at anything. */
export async function forgetTries(db: Kysely<DB>, what: string, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_try')
    .where((eb) =>
      eb.or([eb('email_hash', '=', hashOf(what)), eb('last_at', '<', new Date(now.getTime() - forgottenAfterMs))]),
    )
    .execute();
}

const hashOf = (what: string) => createHash('sha256').update(what.trim().toLowerCase()).digest();
