import { momentOf, roomOf } from '../graph/ids.ts';
import type { Found } from '../graph/lists.ts';
import { RoomMessage } from '../graph/rooms.ts';
import type { DirectMessage, FoundSent, PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { listComments, readRoom } from './poll/lists.ts';
import { personIn } from './send.ts';
import { Comment } from './shapes.ts';

/** For what may be between the two clocks, and for moments told without their milliseconds. */
const slackMs = 60_000;

/** Facebook takes no key from us: something of ours since then, in the same place and with the same words, is it. */
export async function findSent(
  session: Session,
  _verb: 'reply' | 'direct',
  message: PublicReply | DirectMessage,
  since: Date,
): Promise<FoundSent> {
  const earliest = since.getTime() - slackMs;
  const isOld = ({ at }: Found) => at < earliest;
  if ('replyTo' in message) {
    const { threadExternalId } = message.replyTo;
    const comments = await listComments(session, threadExternalId, (data) =>
      data.every((json) => timeOf(json) >= earliest),
    );
    const mine = comments
      .filter((one) => !isOld(one))
      .find(({ json }) => {
        const { data } = Comment.safeParse(json);
        return data?.from?.id === session.account.externalId && same(data.message, message.text);
      });
    return mine
      ? { state: 'found', sent: { externalId: mine.id, threadExternalId, sentAt: new Date(mine.at) } }
      : { state: 'absent' };
  }
  // How a room lists what stands with buttons is documented nowhere.
  if (message.choices?.length) return { state: 'cannot_tell' };
  const personId = personIn(session, message);
  const said = await readRoom(session, earliest, personId);
  const mine = said
    .filter((one) => !isOld(one))
    .find(({ json }) => {
      const { data } = RoomMessage.safeParse(json);
      return data?.from.id === session.account.externalId && same(data.message, message.text);
    });
  if (!mine) return { state: 'absent' };
  return {
    state: 'found',
    sent: {
      externalId: mine.id,
      threadExternalId: roomOf(session.account.externalId, personId),
      sentAt: new Date(mine.at),
    },
  };
}

const timeOf = (json: unknown): number => momentOf(Comment.safeParse(json).data?.created_time)?.getTime() ?? 0;
/** As texts come back: white space folded. */
const same = (a: string, b: string): boolean => folded(a) === folded(b);
const folded = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
