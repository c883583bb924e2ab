import type { SystemAnswer, VerificationWay } from '#contract/verification.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { openService, sendPlain } from '#server/features/way/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { askSystem } from './ask-system.ts';
import { codeWords } from './code-words.ts';
import type { Customer } from './customer.ts';
import { fail, lockById, makeVoid, meet } from './rows.ts';
import { begin, type Started } from './start.ts';
import { openSystem } from './system.ts';

/** Starts a verification and has a code or a question to the connected system go out at once. */
export async function startVerification(
  context: Context,
  viewer: Viewer,
  asked: { conversationId: string; way: VerificationWay },
): Promise<void> {
  const { db, now, connectors, config } = context;
  const started = await db.inWorkspace(viewer.workspaceId, (tx) =>
    begin(tx, viewer, asked, { connectors, config, now: now() }),
  );
  if (started.code !== null) await sendCode(context, viewer, asked.way, { ...started, code: started.code });
  if (asked.way === 'system') await askAboutAccount(context, viewer, started);
}

async function sendCode(
  context: Context,
  viewer: Viewer,
  way: VerificationWay,
  { id, customer, code }: Started & { code: string },
): Promise<void> {
  const inWorkspace = <T>(work: (tx: Tx) => Promise<T>) => context.db.inWorkspace(viewer.workspaceId, work);
  const { service, name } = await inWorkspace(async (tx) => ({
    service: await openService(context, tx, way === 'mail_code' ? 'mail' : 'sms'),
    ...(await tx.selectFrom('workspace').select('name').where('id', '=', tx.workspaceId).executeTakeFirstOrThrow()),
  }));
  const to = String(way === 'mail_code' ? customer.fields.mail : customer.fields.phone);
  const words = codeWords(customer.language, { code, name });
  const outcome = service && (await sendPlain(context, service, to, { id, from: name, ...words }));
  // What may have arrived counts as sent: the page waits for it, and a new one can be asked for.
  if (outcome && outcome.state !== 'failed') return;
  await settle(context, viewer, id, 'not_sent');
}

async function askAboutAccount(context: Context, viewer: Viewer, { id, customer }: Started): Promise<void> {
  const connected = await context.db.inWorkspace(viewer.workspaceId, (tx) => openSystem(context, tx));
  const answer = connected ? await askSystem(context, connected, aboutOf(id, customer, {})) : 'no_answer';
  await settle(context, viewer, id, answer);
}

/** What the connected system is told of a customer. */
export const aboutOf = (
  id: string,
  { network, handle, externalId, fields }: Pick<Customer, 'network' | 'handle' | 'externalId' | 'fields'>,
  answers: Record<string, string>,
) => ({ id, network, handle, externalId, contact: fields, answers });

/** Settles what was not made void meanwhile. */
async function settle(
  context: Context,
  { workspaceId }: Viewer,
  id: string,
  came: SystemAnswer | 'not_sent',
): Promise<void> {
  const now = context.now();
  await context.db.inWorkspace(workspaceId, async (tx) => {
    const place = await tx
      .selectFrom('verification')
      .select('conversation_id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await lockConversations(tx, [place.conversation_id]);
    const row = await lockById(tx, id);
    if (row?.state !== 'asked') return;
    if (came !== 'match') return fail(tx, row, came, now);
    await meet(tx, row, (await readActive(tx, 'verification')).body.validMinutes, now);
  });
}

/** A person makes void what a customer has shown and what waits for them. */
export async function voidVerification(tx: Tx, viewer: Viewer, conversationId: string, now: Date): Promise<void> {
  await getPlaced(tx, viewer, conversationId);
  await lockConversations(tx, [conversationId]);
  await makeVoid(tx, { conversationId, which: 'all', reason: 'by_hand' }, actorOf(viewer), now);
}
