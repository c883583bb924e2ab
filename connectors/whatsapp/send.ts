import * as z from 'zod';
import { choiceId, choicesIn } from '../choices.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Profile } from '../inbound.ts';
import { fits } from '../measure.ts';
import type { DirectMessage, FoundSent, OutboundAttachment, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { Accepted, call, callerOf, Uploaded } from './api.ts';
import { captionMax, choices, images, listSign, text, uploadMs } from './limits.ts';
import { addressOf, roomFor } from './person.ts';
import { componentsOf } from './template.ts';

const thumb = '👍';

/** One message; the network gives the client key back with each status of it. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  check(message);
  const { externalId } = session.account;
  const json = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(message.to),
    ...(await content(session, message)),
    biz_opaque_callback_data: message.clientKey,
  };
  const path = `/${encodeURIComponent(externalId)}/messages`;
  const { messages } = await call(callerOf(session), { method: 'POST', path, json, reply: Accepted });
  // The schema admits no empty list.
  const id = messages.map((one) => one.id).join();
  return { externalId: id, threadExternalId: roomFor(externalId, message), sentAt: session.now() };
}

/** There is nothing to ask: the network tells of a message only by the statuses it delivers. */
export function findSent(): Promise<FoundSent> {
  return Promise.resolve({ state: 'cannot_tell' });
}

/** Who wrote in the last 24 hours can be kept away; doing it twice changes nothing. */
export async function block(session: Session, person: Profile, on: boolean): Promise<void> {
  const address = addressOf(person);
  const user = 'to' in address ? { user: address.to } : { user_id: address.recipient };
  await call(callerOf(session), {
    method: on ? 'POST' : 'DELETE',
    path: `/${encodeURIComponent(session.account.externalId)}/block_users`,
    json: { messaging_product: 'whatsapp', block_users: [user] },
    reply: z.unknown(),
  });
}

/** A thumb at a message; an empty one takes it back. Doing it twice changes nothing. */
export async function like(session: Session, externalId: string, on: boolean, person?: Profile): Promise<void> {
  if (!person) throw new ConnectorError('invalid_request', 'WhatsApp needs to know whose message it is.');
  const json = {
    ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...addressOf(person), type: 'reaction' },
    reaction: { message_id: externalId, emoji: on ? thumb : '' },
  };
  const path = `/${encodeURIComponent(session.account.externalId)}/messages`;
  await call(callerOf(session), { method: 'POST', path, json, reply: Accepted });
}

function check({ text: words, attachments, template }: DirectMessage): void {
  if (template) return;
  if (!fits(words, text.private))
    throw new ConnectorError('too_long', `WhatsApp takes ${text.private.max} characters in a message.`);
  if (attachments.length > images.max)
    throw new ConnectorError('invalid_request', 'WhatsApp takes one file in a message.');
  if (attachments.length > 0 && !fits(words, { max: captionMax, unit: 'characters' }))
    throw new ConnectorError('too_long', `WhatsApp takes ${captionMax} characters under a file.`);
}

async function content(session: Session, message: DirectMessage): Promise<object> {
  const { text: body, attachments, template } = message;
  if (template) {
    const { name, language, values } = template;
    return {
      type: 'template',
      template: { name, language: { policy: 'deterministic', code: language }, components: componentsOf(values) },
    };
  }
  const offered = choicesIn(message, choices, 'WhatsApp');
  if (offered) return { type: 'interactive', interactive: interactive(body, offered) };
  const [file] = attachments;
  if (!file) return { type: 'text', text: { body, preview_url: /https?:\/\//i.test(body) } };
  const shown = { id: await upload(session, file), ...(body === '' ? {} : { caption: body }) };
  if (file.mimeType.startsWith('image/')) return { type: 'image', image: shown };
  if (file.mimeType.startsWith('video/')) return { type: 'video', video: shown };
  return { type: 'document', document: { ...shown, filename: file.name } };
}

type Offered = NonNullable<ReturnType<typeof choicesIn>>;

function interactive(text: string, { form, choices: titles }: Offered): object {
  const rows = titles.map((title, n) => ({ id: choiceId(n), title }));
  const action =
    form === 'list'
      ? { button: listSign, sections: [{ rows }] }
      : { buttons: rows.map((reply) => ({ type: 'reply', reply })) };
  return { type: form === 'list' ? 'list' : 'button', body: { text }, action };
}

/** A file that no message refers to is seen by nobody, so a lost answer here means: nothing happened. */
async function upload(session: Session, { bytes, mimeType, name }: OutboundAttachment): Promise<string> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', mimeType);
  form.set('file', new Blob([Uint8Array.from(bytes)], { type: mimeType }), name);
  const path = `/${encodeURIComponent(session.account.externalId)}/media`;
  try {
    return (await call(callerOf(session), { method: 'POST', path, form, timeoutMs: uploadMs, reply: Uploaded })).id;
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', 'WhatsApp did not confirm a file.', { cause: error });
  }
}
