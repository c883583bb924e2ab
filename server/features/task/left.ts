import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { countOpenTasks } from './queries.ts';

type Resolved = { conversationId: string; leave: boolean };

/**
 * Sees to it that a conversation that was just resolved leaves no open task behind, unless somebody says that it may; that
 * stays in the history. Throws `tasks_open`.
 */
export async function requireTasksDone(
  tx: Tx,
  actor: Actor,
  { conversationId, leave }: Resolved,
  now: Date,
): Promise<void> {
  const count = (await countOpenTasks(tx, [conversationId])).get(conversationId) ?? 0;
  if (count === 0) return;
  if (!leave)
    throw new AppError(
      'refused',
      'tasks_open',
      `${count === 1 ? 'One task here is' : `${count} tasks here are`} still open. Finish them first, or resolve again and leave them open.`,
      { parameters: { count } },
    );
  noteLeftTasks(tx, { actor, conversationId, count, now });
}

type Left = { actor: Actor; conversationId: string; count: number; now: Date; correlationId?: string };

/** Keeps in the history that a conversation was resolved while tasks in it are open; they stay with their owners. */
export function noteLeftTasks(tx: Tx, { actor, conversationId, count, now, correlationId }: Left): void {
  record(tx, {
    type: 'conversation.left_tasks',
    at: now,
    actor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    correlationId,
    detail: { tasks: count },
  });
}
