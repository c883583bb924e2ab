import { roomOf } from '../graph/ids.ts';
import { RoomMessage } from '../graph/rooms.ts';
import type { DirectMessage, FoundSent, PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { isElsewhere, isUs } from './ids.ts';
import { listComments, readRoom } from './poll/lists.ts';
import { personIn } from './send.ts';
import { Comment } from './shapes.ts';

/** For what may be between the two clocks, and for moments told without their milliseconds. */
const slackMs = 60_000;

/** Instagram takes no key from us: something of ours since then, in the same place and with the same words, is it. */
export async function findSent(
  session: Session,
  _verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
  since: Date,
): Promise<FoundSent> {
  const earliest = since.getTime() - slackMs;
  if ('replyTo' in message) return findReply(session, message, earliest);
  // How a room lists what stands with buttons is documented nowhere.
  if (message.choices?.length) return { state: 'cannot_tell' };
  const personId = personIn(session, message);
  const mine = (await readRoom(session, earliest, personId))
    .filter(({ at }) => at >= earliest)
    .find(({ json }) => {
      const { data } = RoomMessage.safeParse(json);
      return data !== undefined && isUs(data.from, session.account) && same(data.message, message.text);
    });
  if (!mine) return { state: 'absent' };
  const threadExternalId = roomOf(session.account.externalId, personId);
  return { state: 'found', sent: { externalId: mine.id, threadExternalId, sentAt: new Date(mine.at) } };
}

/** Under posts of others nobody lists comments to us. */
async function findReply(session: Session, { replyTo, text }: PublicReply, earliest: number): Promise<FoundSent> {
  const { threadExternalId } = replyTo;
  if (isElsewhere(threadExternalId)) return { state: 'cannot_tell' };
  const comments = await listComments(session, { id: threadExternalId });
  const mine = comments
    .filter(({ at }) => at >= earliest)
    .find(({ json }) => {
      const { data } = Comment.safeParse(json);
      const from = { id: data?.from?.id, username: data?.username };
      return isUs(from, session.account) && same(data?.text ?? '', text);
    });
  if (!mine) return { state: 'absent' };
  return { state: 'found', sent: { externalId: mine.id, threadExternalId, sentAt: new Date(mine.at) } };
}

/** As texts come back: white space folded. */
const same = (a: string, b: string): boolean => folded(a) === folded(b);
const folded = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
