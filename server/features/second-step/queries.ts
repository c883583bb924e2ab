import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** Whether signing in with this login takes a second step. */
export async function hasSecondStep(db: Kysely<DB>, loginId: string): Promise<boolean> {
  return (await getSecondStep(db, loginId)).since !== null;
}

/** Since when a login has a second step, null without one, and how many recovery codes are left. */
export async function getSecondStep(
  db: Kysely<DB>,
  loginId: string,
): Promise<{ since: Date | null; recoveryCodesLeft: number }> {
  const row = await db
    .selectFrom('second_step')
    .select((eb) => [
      'confirmed_at',
      eb
        .selectFrom('recovery_code')
        .whereRef('recovery_code.login_id', '=', 'second_step.login_id')
        .where('used_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('left'))
        .as('left'),
    ])
    .where('login_id', '=', loginId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return { since: row?.confirmed_at ?? null, recoveryCodesLeft: row?.left ?? 0 };
}
