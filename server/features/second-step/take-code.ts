import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { SecretBox } from '#server/secret-box.ts';
import { plainCode, recoveryCodeHash } from './recovery-code.ts';
import { stepOfCode } from './totp.ts';

type Use = { loginId: string; code: string; now: Date };

/**
 * Takes a code of a login: from its app or one of its recovery codes; null when it is neither. The database sees to it
 * that each is taken once, however many try at the same moment; a transaction that fails gives it back.
 */
export async function takeCode(
  db: Kysely<DB>,
  secretBox: SecretBox,
  { loginId, code, now }: Use,
): Promise<'app' | 'recovery' | null> {
  const plain = plainCode(code);
  if (/^\d+$/.test(plain)) return (await takeAppCode(db, secretBox, { loginId, code: plain, now })) ? 'app' : null;
  const used = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('login_id', '=', loginId)
    .where('hash', '=', recoveryCodeHash(secretBox, loginId, plain))
    .where('used_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('second_step')
          .select(sql`1`.as('one'))
          .where('second_step.login_id', '=', loginId)
          .where('confirmed_at', 'is not', null),
      ),
    )
    .returning('login_id')
    .execute();
  return used.length > 0 ? 'recovery' : null;
}

async function takeAppCode(db: Kysely<DB>, secretBox: SecretBox, { loginId, code, now }: Use): Promise<boolean> {
  const row = await db
    .selectFrom('second_step')
    .select('secret_enc')
    .where('login_id', '=', loginId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const step = row && stepOfCode(openSecret(secretBox, loginId, row.secret_enc), code, now);
  if (step === undefined || step === null) return false;
  const used = await db
    .updateTable('second_step')
    .set({ last_step: step })
    .where('login_id', '=', loginId)
    .where('confirmed_at', 'is not', null)
    .where('last_step', '<', step)
    .returning('login_id')
    .execute();
  return used.length > 0;
}

const purpose = (loginId: string) => `second step of ${loginId}`;

export function sealSecret(secretBox: SecretBox, loginId: string, secret: Buffer): Buffer {
  return secretBox.seal(secret.toString('base64'), purpose(loginId));
}

/** Throws SecretUnreadable when the key at hand is another. */
export function openSecret(secretBox: SecretBox, loginId: string, sealed: Buffer): Buffer {
  return Buffer.from(String(secretBox.open(sealed, purpose(loginId))), 'base64');
}
