import type { Tx } from '#server/db/client.ts';
import { areActiveAgents, changeConversation } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { askedBy, type DispatchRow } from './rows.ts';

/**
 * Whoever wrote the answer has the conversation from then on, where it is nobody's and the workspace wants it so: not who
 * let it through, no program, and nobody who answered many at once.
 */
export async function takeAnswered(tx: Tx, row: DispatchRow, assigneeId: string | null, now: Date): Promise<void> {
  const author = row.actor_kind === 'agent' && !row.is_automatic ? row.actor_id : null;
  if (assigneeId !== null || author === null || isOneOfMany(row) || (row.part ?? 1) > 1) return;
  const { body } = await readActive(tx, 'routing');
  if (!body.answeringTakes || !(await areActiveAgents(tx, [author]))) return;
  await changeConversation(tx, askedBy(row), row.conversation_id, { assigneeId: author }, now);
}

const isOneOfMany = ({ entered }: DispatchRow) =>
  entered !== null && typeof entered === 'object' && 'isOneOfMany' in entered;
