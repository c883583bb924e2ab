import type { Parsed } from '#connectors/inbound.ts';
import { type Kept, readDelivery } from '../delivery.ts';
import { DirectEvent, Includes, Post } from '../shapes.ts';
import { directMessage } from './direct.ts';
import { activityOutcomes, type Outcome, olderOutcomes } from './hooked.ts';
import { postItems, type Us } from './post.ts';

/** A delivery's bytes become messages, edits and deletions, in the order in which they stand there. */
export function parse(body: Uint8Array, us: Us): Parsed {
  const parsed: Parsed = { items: [], skipped: [] };
  for (const outcome of outcomes(body, us)) {
    if ('reason' in outcome) parsed.skipped.push(outcome);
    else parsed.items.push(...outcome);
  }
  return parsed;
}

function outcomes(body: Uint8Array, us: Us): Outcome[] {
  const delivery = readDelivery(body);
  switch (delivery.is) {
    case 'activity':
      return activityOutcomes(delivery.activity, us);
    case 'older':
      return olderOutcomes(delivery.older, us);
    case 'kept':
      return keptOutcomes(delivery.kept, us);
    case 'unknown':
      return [{ reason: `unknown kind: ${delivery.kind}` }];
  }
}

function keptOutcomes({ kind, entries, includes }: Kept, us: Us): Outcome[] {
  const around = Includes.parse(includes);
  return entries.map((entry) => {
    if (kind === 'posts') {
      const post = Post.safeParse(entry).data;
      return post ? postItems(post, around, us) : { reason: 'unreadable post' };
    }
    const event = DirectEvent.safeParse(entry).data;
    if (!event) return { reason: 'unreadable direct message' };
    const message = directMessage(event, around, us);
    return 'reason' in message ? message : [message];
  });
}
