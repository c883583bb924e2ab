import type { DirectMessage, FoundSent, PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { messageIdOf, outsideIdOf } from './ids.ts';
import { isRead, withMailbox } from './imap.ts';
import { placeOf } from './send.ts';

/**
 * Looks among the sent mail for the id that was chosen. Where we put the copy there ourselves, its absence says nothing:
 * the answer of the outgoing server may have been lost before it.
 */
export async function findSent(
  session: Session,
  _verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
): Promise<FoundSent> {
  if (!isRead(session.settings)) return { state: 'cannot_tell' };
  const place = placeOf('to' in message ? message : { ...message, threadExternalId: message.replyTo.threadExternalId });
  const id = messageIdOf(place.thread, place.chosenId, session.account.externalId);
  const sentAt = await withMailbox(session, async (client) => {
    await client.mailboxOpen(session.settings.sent ?? 'Sent', { readOnly: true });
    const found = await client.search({ header: { 'message-id': `<${id}>` } }, { uid: true });
    const uid = Array.isArray(found) ? found[0] : undefined;
    if (uid === undefined) return null;
    const mail = (await client.fetchOne(String(uid), { internalDate: true }, { uid: true })) || undefined;
    return mail?.internalDate ? new Date(mail.internalDate) : session.now();
  });
  if (sentAt === null) return { state: session.settings.keepsSent === 'yes' ? 'absent' : 'cannot_tell' };
  const externalId = outsideIdOf(place.thread, place.chosenId);
  return { state: 'found', sent: { externalId, threadExternalId: place.thread, sentAt } };
}
