import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { fits } from '../measure.ts';
import type { DirectMessage, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { convoPermalink, messageId } from './at-uri.ts';
import { findFacets } from './facets.ts';
import { textLimit } from './limits.ts';
import { chatCall } from './poll/chat.ts';
import { ConvoView, MessageView } from './shapes.ts';

const Convo = z.looseObject({ convo: ConvoView });
const Done = z.looseObject({});

/** Sends a direct message. There is no id to choose and no key to repeat: after a lost answer the room must be read. */
export async function direct(session: Session, message: DirectMessage): Promise<Sent> {
  if (message.attachments.length > 0) {
    throw new ConnectorError('invalid_request', 'Direct messages on Bluesky carry no images.');
  }
  if (!fits(message.text, textLimit.private)) {
    throw new ConnectorError(
      'too_long',
      `A direct message on Bluesky has at most ${textLimit.private.max} characters.`,
    );
  }
  const convo = await room(session, message);
  if (convo.status === 'request') await accept(session, convo.id);
  const facets = await findFacets(session, message.text, message.addressees);
  const sent = await chatCall(session, {
    method: 'chat.bsky.convo.sendMessage',
    body: { convoId: convo.id, message: { text: message.text, ...(facets.length > 0 && { facets }) } },
    reply: MessageView,
  });
  return sentMessage(convo.id, sent);
}

/** The room with this person; it is made when there is none and they accept messages from us. */
export async function room(session: Session, { to, threadExternalId }: DirectMessage): Promise<ConvoView> {
  const asked = threadExternalId
    ? { method: 'chat.bsky.convo.getConvo', params: { convoId: threadExternalId } }
    : { method: 'chat.bsky.convo.getConvoForMembers', params: { members: [to.externalId] } };
  return (await chatCall(session, { ...asked, reply: Convo })).convo;
}

export function sentMessage(convoId: string, { id, sentAt }: MessageView): Sent {
  return {
    externalId: messageId(convoId, id),
    threadExternalId: convoId,
    sentAt: new Date(sentAt),
    permalink: convoPermalink(convoId),
  };
}

/** A stranger's first message is a request until we accept it. Nothing was said yet, so a lost answer is no lost message. */
async function accept(session: Session, convoId: string): Promise<void> {
  try {
    await chatCall(session, { method: 'chat.bsky.convo.acceptConvo', body: { convoId }, reply: Done });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== 'unknown_outcome') throw error;
    throw new ConnectorError('transient', 'The conversation could not be accepted.', { cause: error });
  }
}
