import type { Context } from '#server/context.ts';
import { setupCode } from './setup-code.ts';

/** Whether the first owner is still to be created, and with which code; main.ts prints it. */
export async function setupState(
  context: Pick<Context, 'db' | 'secretBox'>,
): Promise<{ needed: true; code: string } | { needed: false; code: null }> {
  const login = await context.db.kysely.selectFrom('login').select('id').limit(1).executeTakeFirst();
  return login ? { needed: false, code: null } : { needed: true, code: setupCode(context) };
}
