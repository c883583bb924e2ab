import * as z from 'zod';
import { PostView } from '../shapes.ts';
import type { Account, Outcome } from './outcome.ts';
import { postMessage, speaksTo } from './post.ts';

const Node = z.looseObject({
  $type: z.string().optional(),
  uri: z.string().optional(),
  post: z.unknown().optional(),
  parent: z.unknown().optional(),
  replies: z.array(z.unknown()).nullish().catch(undefined),
  notFound: z.boolean().optional(),
  blocked: z.boolean().optional(),
});

/** The post that was asked for with all above and below it, from the root down. */
export function parseThread(thread: unknown, account: Account): Outcome[] {
  const above: unknown[] = [];
  for (let node = Node.safeParse(thread).data?.parent; node !== undefined && node !== null; ) {
    above.unshift(node);
    node = Node.safeParse(node).data?.parent;
  }
  let belowUs = false;
  const ancestors = above.map((node) => {
    const read = readNode(node, account, belowUs);
    belowUs ||= read.isOurs;
    return read.outcome;
  });
  return [...ancestors, ...subtree(thread, account, belowUs)];
}

function subtree(node: unknown, account: Account, belowUs: boolean): Outcome[] {
  const { outcome, isOurs } = readNode(node, account, belowUs);
  const replies = Node.safeParse(node).data?.replies ?? [];
  return [outcome, ...replies.flatMap((reply) => subtree(reply, account, belowUs || isOurs))];
}

/** As with notifications, everything below a post of ours speaks to us. */
function readNode(node: unknown, account: Account, belowUs: boolean): { outcome: Outcome; isOurs: boolean } {
  const read = Node.safeParse(node).data;
  const post = PostView.safeParse(read?.post).data;
  if (post !== undefined) {
    const { uri, author, record, embed, indexedAt, likeCount: likes } = post;
    const addressed = belowUs || speaksTo(record, account.externalId);
    const outcome = postMessage({ uri, author, record, embed, indexedAt, likes, addressed }, account);
    return { outcome, isOurs: author.did === account.externalId };
  }
  const detail = read?.uri;
  if (read?.notFound) return { outcome: { reason: 'post not found', detail }, isOurs: false };
  if (read?.blocked) return { outcome: { reason: 'post of a blocked account', detail }, isOurs: false };
  return { outcome: { reason: `unknown kind: ${read?.$type ?? 'thread entry'}`, detail }, isOurs: false };
}
