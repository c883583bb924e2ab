import { ConnectorError } from '../connector-error.ts';
import type { OutboundAttachment } from '../outbound.ts';
import { type Caller, call } from './call.ts';
import { graph } from './numbers.ts';
import { Made, SentMessage, Uploaded } from './shapes.ts';

/** A person we are in a room with, or what they said in public. */
export type Recipient = { id: string } | { comment_id: string } | { post_id: string };

export type Leaving = {
  /** Only a person's answer, between a day and a week after the customer's last word. */
  isLate?: true | undefined;
  /** The message that it answers. */
  replyTo?: string | undefined;
  message: object;
};

/** To the first of these who can be reached: each comment can be answered in private once. */
export async function sendFirst(
  caller: Caller,
  pageId: string,
  recipients: readonly Recipient[],
  leaving: Leaving,
): Promise<{ messageId: string; personId: string | undefined }> {
  const [recipient, ...rest] = recipients;
  if (!recipient) throw new ConnectorError('invalid_request', 'Nobody is there to write to.');
  const { isLate, replyTo, message } = leaving;
  const tag = isLate ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
  const path = `/${encodeURIComponent(pageId)}/messages`;
  const json = { recipient, ...tag, message, ...(replyTo !== undefined && { reply_to: { mid: replyTo } }) };
  try {
    const sent = await call(caller, { method: 'POST', path, json, reply: SentMessage });
    return { messageId: sent.message_id, personId: sent.recipient_id };
  } catch (error) {
    const isSpent = error instanceof ConnectorError && error.kind === 'outside_window' && rest.length > 0;
    if (!isSpent) throw error;
    return sendFirst(caller, pageId, rest, leaving);
  }
}

type Place = {
  pageId: string;
  edge: 'photos' | 'message_attachments';
  field: string;
  more: Record<string, string>;
  query?: Record<string, string>;
};

/** A picture that nothing refers to is seen by nobody, so a lost answer here means: nothing happened. */
export async function upload(
  caller: Caller,
  { name, mimeType, bytes }: OutboundAttachment,
  { pageId, edge, field, more, query = {} }: Place,
): Promise<string> {
  const form = new FormData();
  for (const [key, value] of Object.entries(more)) form.set(key, value);
  form.set(field, new File([Uint8Array.from(bytes)], name, { type: mimeType }));
  const path = `/${encodeURIComponent(pageId)}/${edge}`;
  try {
    const wanted = { method: 'POST', path, query, form, timeoutMs: graph.uploadMs } as const;
    if (edge === 'photos') return (await call(caller, { ...wanted, reply: Made })).id;
    return (await call(caller, { ...wanted, reply: Uploaded })).attachment_id;
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', `${name} did not reach ${caller.network}.`, { cause: error });
  }
}
