import { sql } from 'kysely';
import type { Database } from '#server/db/client.ts';
import { resetSecondStepEverywhere } from '#server/features/second-step/commands.ts';
import { hasSecondStep } from '#server/features/second-step/queries.ts';
import { createResetLink } from '#server/features/session/commands.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, printJson, UsageError } from './command.ts';
import { openForCommand } from './open-database.ts';

/** Lets a person in again who forgot the password; there is no mail that could carry the link. */
export const resetPassword: Command = {
  name: 'reset-password',
  summary: 'Makes a link with which a person sets a new password, once and within a day.',
  usage: `
Usage: reset-password ADDRESS [--without-second-step]

Give the link only to that person: whoever opens it can sign in as them.
Two-step sign-in stays on: after the new password it still asks for a code of
the app or a recovery code. The answer says so as "secondStep": "kept".

  --without-second-step   also turn it off at once, for somebody who has lost
                          the app and the recovery codes ("removed")`,
  async run(args, io) {
    const { words, values } = readArguments(args, { 'without-second-step': { type: 'boolean' } }, 1);
    const [email] = words;
    if (email === undefined) throw new UsageError('Name the e-mail address with which the person signs in.');
    const opened = await openForCommand(io);
    try {
      const { kysely } = opened.db;
      const login = await kysely
        .selectFrom('login')
        .select('id')
        .where(sql`lower(email)`, '=', email.toLowerCase())
        .executeTakeFirst();
      if (!login) throw new CommandError(`Nobody signs in with ${email} here.`);
      const secondStep = await settleSecondStep(opened.db, login.id, Boolean(values['without-second-step']));
      const { token, expiresAt } = await createResetLink(kysely, login.id, new Date());
      const base = opened.config.publicUrl ?? `http://localhost:${opened.config.port}`;
      await printJson(io, { url: `${base}/reset/${token}`, expiresAt: expiresAt.toISOString(), secondStep });
      return 0;
    } finally {
      await opened.close();
    }
  },
};

/** What becomes of the second step: `none` where there was none. */
async function settleSecondStep(db: Database, loginId: string, remove: boolean): Promise<'none' | 'kept' | 'removed'> {
  if (remove) return (await resetSecondStepEverywhere({ db }, loginId, new Date())) ? 'removed' : 'none';
  return (await hasSecondStep(db.kysely, loginId)) ? 'kept' : 'none';
}
