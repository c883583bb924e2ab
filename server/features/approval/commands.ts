import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getAgent } from '#server/features/agent/queries.ts';
import type { Actor } from '#server/http/viewer.ts';

export { decide } from './decide.ts';

type Link = { agentId: string; otherId: string; isSame: boolean };

/** Says that two accounts are one person's, or takes that back. Throws `not_found`, `bad_request` for one and the same. */
export async function linkAccounts(tx: Tx, actor: Actor, { agentId, otherId, isSame }: Link, now: Date): Promise<void> {
  if (agentId === otherId) throw new AppError('invalid', 'bad_request', 'otherId: is the same account.');
  await getAgent(tx, agentId);
  await getAgent(tx, otherId);
  const [first, second] = [agentId, otherId].sort();
  if (!first || !second) return;
  const key = { workspace_id: tx.workspaceId, agent_id: first, other_id: second };
  const changed = isSame
    ? await tx
        .insertInto('same_person')
        .values({ ...key, linked_by: actor.id, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('at')
        .execute()
    : await tx
        .deleteFrom('same_person')
        .where((eb) => eb.and(key))
        .returning('at')
        .execute();
  if (changed.length === 0) return;
  const subject = { kind: 'agent', id: agentId };
  record(tx, { type: 'agent.linked', at: now, actor, subject, detail: { other: otherId, linked: isSame } });
}
