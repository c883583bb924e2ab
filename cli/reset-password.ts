import { sql } from 'kysely';
import { createResetLink } from '#server/features/session/commands.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, printJson, UsageError } from './command.ts';
import { openForCommand } from './open-database.ts';

/** Lets a person in again who forgot the password; there is no mail that could carry the link. */
export const resetPassword: Command = {
  name: 'reset-password',
  summary: 'Makes a link with which a person sets a new password, once and within a day.',
  usage: `
Usage: reset-password ADDRESS

Give the link only to that person: whoever opens it can sign in as them.`,
  async run(args, io) {
    const { words } = readArguments(args, {}, 1);
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
      const { token, expiresAt } = await createResetLink(kysely, login.id, new Date());
      const base = opened.config.publicUrl ?? `http://localhost:${opened.config.port}`;
      await printJson(io, { url: `${base}/reset/${token}`, expiresAt: expiresAt.toISOString() });
      return 0;
    } finally {
      await opened.close();
    }
  },
};
