import type { EmergingRules } from '#contract/emerging-rules.ts';
import type { Tx } from '#server/db/client.ts';
import { notify } from '#server/features/notification/commands.ts';
import { readGroups } from '#server/features/notification/queries.ts';

/** Tells those whom the rules name that something grows; a second telling of the same is none. */
export async function tellOf(
  tx: Tx,
  { id, count, usual }: { id: string; count: number; usual: number },
  { tell }: Pick<EmergingRules, 'tell'>,
  now: Date,
): Promise<void> {
  const { leadsOf, membersOf, onCall } = await readGroups(tx, { emerging: tell }, now);
  const people = new Set([
    ...(tell.leads ? leadsOf(null) : []),
    ...tell.teams.flatMap(membersOf),
    ...tell.rotas.flatMap(onCall),
  ]);
  await notify(
    tx,
    [...people].map((agentId) => ({
      agentId,
      kind: 'emerging' as const,
      conversationId: null,
      detail: { issue: id, count, usual },
      urgency: tell.urgency,
      key: `emerging ${id}`,
    })),
    now,
  );
}
