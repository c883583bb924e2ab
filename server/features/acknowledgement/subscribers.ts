import { sql } from 'kysely';
import type { Subscriber } from '#server/events/subscriber.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { enqueueAll } from '#server/jobs/job.ts';
import { answerJob } from './answer.ts';

/** Once it is known by when a first answer is due, a customer who wrote out of hours may be told. */
export const followFirstResponses: Subscriber = {
  name: 'acknowledgement.follow',
  types: ['clock.started'],
  handle: async (tx, events) => {
    if (!(await readActive(tx, 'outOfHours')).body.isOn) return;
    const started = events.flatMap(({ subjectId }) => subjectId ?? []);
    const { rows } = await sql<{ clockId: string; conversationId: string }>`
      select id as "clockId", conversation_id as "conversationId" from clock
      where workspace_id = ${tx.workspaceId} and id = any(${started}::uuid[]) and kind = 'first_response' and state = 'running'`.execute(
      tx,
    );
    await enqueueAll(
      tx,
      answerJob,
      rows.map((row) => ({ workspaceId: tx.workspaceId, ...row })),
    );
  },
};
