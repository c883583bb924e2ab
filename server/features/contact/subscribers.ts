import type { output as Output } from 'zod';
import type { Subscriber } from '#server/events/subscriber.ts';
import { enqueueAll } from '#server/jobs/job.ts';
import { honour, readHeard } from './stop.ts';
import { confirmStopJob } from './stop-confirmation.ts';
import { honourWish } from './wish.ts';
import { confirmWishJob } from './wish-confirmation.ts';

/** A confirmation that comes an hour later is one message more that nobody wants. */
const confirmedWithinMs = 3_600_000;

/**
 * Who says STOP in a private message is not written to any more; who says START after it, is. Who names the hours at which
 * they want to be written to is written to at those.
 */
export const honourStops: Subscriber = {
  name: 'contact.honour_stops',
  types: ['message.received'],
  handle: async (tx, events, now) => {
    const confirmed: { workspaceId: string; conversationId: string; messageId: string }[] = [];
    const wishes: Output<typeof confirmWishJob.payload>[] = [];
    for (const heard of await readHeard(
      tx,
      events.flatMap(({ subjectId }) => subjectId ?? []),
    )) {
      const honoured = await honour(tx, heard, now);
      const isRecent = now.getTime() - heard.at.getTime() < confirmedWithinMs;
      const { conversationId, messageId } = heard;
      if (honoured?.is === 'stopped' && honoured.isFirst && isRecent)
        confirmed.push({ workspaceId: tx.workspaceId, conversationId, messageId });
      const wish = honoured === null ? await honourWish(tx, heard, now) : null;
      if (wish && isRecent) wishes.push({ workspaceId: tx.workspaceId, conversationId, messageId, ...wish });
    }
    if (confirmed.length > 0) await enqueueAll(tx, confirmStopJob, confirmed);
    if (wishes.length > 0) await enqueueAll(tx, confirmWishJob, wishes);
  },
};
