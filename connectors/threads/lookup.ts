import type { FoundSent, PublicReply, Session } from '../connector.ts';
import { type Found, listAnswers } from './poll/lists.ts';

/** For what may be between the two clocks, and for moments told without their milliseconds. */
const slackMs = 60_000;

/** Threads takes no key from us: an answer of ours since then, to the same and with the same words, is it. */
export async function findSent(
  session: Session,
  _verb: 'reply' | 'direct',
  message: object,
  since: Date,
): Promise<FoundSent> {
  const { replyTo, text } = message as PublicReply;
  const mine = await findAnswer(session, replyTo.externalId, text, since.getTime() - slackMs);
  if (!mine) return { state: 'absent' };
  const { id, at, post } = mine;
  const threadExternalId = post.root_post?.id ?? replyTo.threadExternalId;
  return { state: 'found', sent: { externalId: id, threadExternalId, sentAt: new Date(at) } };
}

/** Our answer to a post in these words, not older than that (ms); of our latest answers only. */
export async function findAnswer(
  session: Session,
  toId: string,
  text: string,
  earliest: number,
): Promise<Found | undefined> {
  const answers = await listAnswers(session, earliest === 0 ? Number.POSITIVE_INFINITY : earliest);
  return answers.find(
    ({ at, post }) => at >= earliest && post.replied_to?.id === toId && folded(post.text) === folded(text),
  );
}

/** As texts come back: white space folded. */
const folded = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
