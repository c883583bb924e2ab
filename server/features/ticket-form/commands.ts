import { sql } from 'kysely';
import type { InboundMessage } from '#connectors/inbound.ts';
import { maxUploadBytes } from '#contract/attachment.ts';
import type { LanguageCode } from '#contract/language.ts';
import { mostFormFiles } from '#contract/ticket-form.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { keepPicture } from '#server/features/attachment/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { lockIntake, type Receiver, takeIn } from '#server/features/intake/commands.ts';
import { newWorkspaceToken } from '#server/http/token.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import {
  type Customer,
  type Form,
  findMailbox,
  findOwnWay,
  formPrefix,
  getCustomer,
  getForm,
  workspaceOfForm,
} from './queries.ts';

type Wanted = { about: string; language: LanguageCode; days: number };

const dayMs = 86_400_000;

/** Makes a form for a conversation; its token is known to the caller alone. */
export async function createForm(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  { about, language, days }: Wanted,
  now: Date,
): Promise<{ path: string; expiresAt: Date }> {
  await getPlaced(tx, viewer, conversationId);
  const { token, hash } = newWorkspaceToken(formPrefix, tx.workspaceId);
  const id = newId(now);
  const expiresAt = new Date(now.getTime() + days * dayMs);
  await tx
    .insertInto('ticket_form')
    .values({
      ...{ workspace_id: tx.workspaceId, id, token_hash: hash, conversation_id: conversationId, about, language },
      ...{ created_by: viewer.agentId, created_at: now, expires_at: expiresAt },
    })
    .execute();
  record(tx, {
    ...{
      type: 'ticket_form.made',
      at: now,
      actor: actorOf(viewer),
      subject: { kind: 'ticket_form', id },
      conversationId,
    },
    detail: { expiresAt: expiresAt.toISOString() },
  });
  return { path: `/form/${token}?locale=${language}`, expiresAt };
}

/** Adds a picture to a form. Throws `link_expired`, `file_too_large`, `file_type_refused`. */
export async function addFile(
  context: Context,
  { token, name, bytes }: { token: string; name: string; bytes: Uint8Array },
): Promise<string> {
  const { db, now } = context;
  const workspaceId = workspaceOfForm(token);
  await db.inWorkspace(workspaceId, (tx) => getForm(tx, token, now()));
  if (bytes.length > maxUploadBytes)
    throw new AppError('too_large', 'file_too_large', 'The file is too large. Make it smaller than 10 MB.', {
      parameters: { max: maxUploadBytes },
    });
  const kept = await keepPicture(context, workspaceId, bytes);
  return db.inWorkspace(workspaceId, async (tx) => {
    const form = await getForm(tx, token, now(), true);
    await refuseMany(tx, form.id);
    const id = newId(now());
    await tx
      .insertInto('attachment')
      .values({
        ...{ workspace_id: tx.workspaceId, id, conversation_id: form.conversationId, ticket_form_id: form.id },
        ...{ kind: 'image', state: 'stored', ...kept, alt: '', name: name || 'picture', created_at: now() },
      })
      .execute();
    return id;
  });
}

async function refuseMany(tx: Tx, formId: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from attachment where workspace_id = ${tx.workspaceId} and ticket_form_id = ${formId}`.execute(
    tx,
  );
  if ((rows[0]?.n ?? 0) < mostFormFiles * 2) return;
  throw new AppError('conflict', 'not_possible_here', 'This form has as many pictures as it takes.');
}

type Filled = { token: string; name: string; email: string; text: string; fileIds: readonly string[] };

/**
 * Sends a form, once: what it says becomes a private message of the conversation, with all that follows from one. With
 * a mailbox of ours it counts as a mail from the address given, and the answer goes there. Throws `link_expired`.
 */
export async function submitForm({ db, now }: Context, { token, ...given }: Filled): Promise<void> {
  const filled = { ...given, email: given.email.toLowerCase() };
  await db.inWorkspace(workspaceOfForm(token), async (tx) => {
    const at = now();
    await lockIntake(tx);
    const form = await getForm(tx, token, at, true);
    const customer = await getCustomer(tx, form.conversationId);
    const mailbox = await findMailbox(tx);
    if (mailbox && filled.email === '')
      throw new AppError('invalid', 'bad_request', 'An address for the answer is missing.', {
        parameters: { issues: [{ path: 'email', message: 'is missing' }] },
      });
    const way = mailbox ?? (await findOwnWay(tx, customer.conversationId));
    if (!way)
      throw new AppError('conflict', 'not_possible_here', 'Nobody could answer this form. Write to us directly.');
    const item = itemOf(form, filled, mailbox === null ? customer : null, at);
    await preparePlace(tx, customer, way, item, at);
    const messageId = await takeIn(tx, way, item, at);
    await sql`update attachment set message_id = ${messageId}, conversation_id = null, ticket_form_id = null
      where workspace_id = ${tx.workspaceId} and ticket_form_id = ${form.id} and id = any(${filled.fileIds}::uuid[])`.execute(
      tx,
    );
    await sql`update ticket_form set used_at = ${at} where workspace_id = ${tx.workspaceId} and id = ${form.id}`.execute(
      tx,
    );
    record(tx, {
      ...{
        type: 'ticket_form.sent',
        at,
        actor: { kind: 'customer', id: null },
        subject: { kind: 'ticket_form', id: form.id },
      },
      ...{ conversationId: customer.conversationId, detail: {} },
    });
  });
}

/** `customer`: set where no mailbox is, and the message counts as theirs on the network where they wrote to us. */
function itemOf(
  form: Form,
  { name, email, text }: Omit<Filled, 'token'>,
  customer: Customer | null,
  at: Date,
): InboundMessage {
  const author = customer ?? { externalId: email, handle: email, name };
  const said = customer ? [name, email].filter((one) => one !== '').join(', ') : '';
  return {
    kind: 'message',
    externalId: `ticket:${form.id}`,
    // Sixteen hexadecimal digits: a thread of mail, so that what comes back belongs here.
    thread: {
      externalId: customer ? `ticket:${form.id}` : form.id.replaceAll('-', '').slice(-16),
      kind: 'dm',
      visibility: 'private',
    },
    author: { externalId: author.externalId, handle: author.handle, name: author.name },
    visibility: 'private',
    text: [form.about, said, text].filter((part) => part !== '').join('\n\n'),
    ...(form.about === '' ? {} : { subject: form.about }),
    occurredAt: at,
    mentions: [],
    attachments: [],
    addressed: true,
  };
}

/** Makes the thread and its person known beforehand, so that the message finds this conversation and its contact. */
async function preparePlace(
  tx: Tx,
  customer: Customer,
  way: Receiver,
  { author, thread }: InboundMessage,
  now: Date,
): Promise<void> {
  await sql`
    insert into profile (workspace_id, id, network, origin, external_id, handle, name, contact_id, seen_at)
    values (${tx.workspaceId}, ${newId(now)}, ${way.network}, ${way.origin}, ${author.externalId}, ${author.handle}, ${author.name},
      ${customer.contactId}, ${now})
    on conflict (workspace_id, origin, external_id) do nothing`.execute(tx);
  await sql`
    insert into thread (workspace_id, id, origin, external_id, kind, visibility)
    values (${tx.workspaceId}, ${newId(now)}, ${way.origin}, ${thread.externalId}, 'dm', 'private')
    on conflict (workspace_id, origin, external_id) do nothing`.execute(tx);
  await sql`
    insert into conversation_thread (workspace_id, thread_id, profile_id, conversation_id)
    select t.workspace_id, t.id, p.id, ${customer.conversationId} from thread t join profile p on p.workspace_id = t.workspace_id
    where t.workspace_id = ${tx.workspaceId} and t.origin = ${way.origin} and t.external_id = ${thread.externalId}
      and p.origin = ${way.origin} and p.external_id = ${author.externalId}
    on conflict do nothing`.execute(tx);
}
