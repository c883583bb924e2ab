import { createHash } from 'node:crypto';
import type { InboundMessage } from '#connectors/inbound.ts';
import type { CaptureInput } from '#contract/capture.ts';

/** Under which a message stands that was written down with this id. */
export const capturedId = (id: string): string => `captured:${id}`;
export const answeredId = (id: string): string => `answered:${id}`;

const minuteMs = 60_000;

/** Rooms keep their ids when a person is erased, so theirs does not hold the name. */
const roomOf = (personId: string) => createHash('sha256').update(personId).digest('hex').slice(0, 32);

/** Pure: what somebody saw, as the network would have told it; a story of its own, or the room of that person with us. */
export function itemOf(id: string, { who, stage, text, at, shownMinutes }: CaptureInput): InboundMessage {
  const name = who.replace(/^@/, '');
  const personId = name.toLowerCase();
  const occurredAt = new Date(at);
  const isPrivate = stage === 'private';
  return {
    kind: 'message',
    externalId: capturedId(id),
    thread: isPrivate
      ? { externalId: `room:${roomOf(personId)}`, kind: 'dm', visibility: 'private' }
      : { externalId: capturedId(id), kind: shownMinutes === null ? 'post' : 'story', visibility: 'public' },
    author: { externalId: personId, handle: name, name },
    visibility: stage,
    text,
    occurredAt,
    mentions: [],
    attachments: [],
    addressed: true,
    ...(shownMinutes !== null && { expiresAt: new Date(occurredAt.getTime() + shownMinutes * minuteMs) }),
  };
}

type Answered = { externalId: string; thread: InboundMessage['thread']; account: InboundMessage['author'] };

/** Pure: what we answered to that in the app. */
export function answerOf(
  id: string,
  { text, at }: { text: string; at: string },
  { externalId, thread, account }: Answered,
): InboundMessage {
  return {
    ...{ kind: 'message', externalId: answeredId(id), thread, author: account, visibility: thread.visibility },
    ...{ text, occurredAt: new Date(at), replyTo: externalId, mentions: [], attachments: [], addressed: false },
  };
}
