import type { FoundSent, PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { type Found, listAnswers } from './poll/lists.ts';
import type { Post } from './shapes.ts';

/** For what may be between the two clocks, and for moments told without their milliseconds. */
const slackMs = 60_000;

/** Threads takes no key from us: an answer of ours since then, to the same and with the same words, is it. */
export async function findSent(
  session: Session,
  _verb: 'reply' | 'direct',
  message: object,
  since: Date,
): Promise<FoundSent> {
  const asked = message as PublicReply;
  const { replyTo } = asked;
  const mine = await findAnswer(session, asked, since.getTime() - slackMs);
  if (!mine) return { state: 'absent' };
  const { id, at, post } = mine;
  const threadExternalId = post.root_post?.id ?? replyTo.threadExternalId;
  return { state: 'found', sent: { externalId: id, threadExternalId, sentAt: new Date(at) } };
}

/** Our answer to the same post in the same words with as many files, not older than that (ms); of our latest only. */
export async function findAnswer(
  session: Session,
  { replyTo, text, attachments }: PublicReply,
  earliest: number,
): Promise<Found | undefined> {
  const answers = await listAnswers(session, earliest === 0 ? Number.POSITIVE_INFINITY : earliest);
  return answers.find(
    ({ at, post }) =>
      at >= earliest &&
      post.replied_to?.id === replyTo.externalId &&
      folded(post.text) === folded(text) &&
      filesIn(post) === attachments.length,
  );
}

const filesIn = ({ children, media_url }: Post): number => children?.data.length || (media_url === undefined ? 0 : 1);

/** As texts come back: white space folded. */
const folded = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();
