import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Subscriber } from '#server/events/subscriber.ts';
import { planHandover } from './plan.ts';

/** Who is on call when may be another from here on. */
export const planHandovers: Subscriber = {
  name: 'handover.plan',
  types: [
    'rota.created',
    'rota.changed',
    'rota.removed',
    'rota.overridden',
    'rota.override_removed',
    'agent.deactivated',
    'agent.reactivated',
  ],
  handle: async (tx, events, now) => {
    const isOfAll = events.some(({ type }) => type.startsWith('agent.'));
    const named = events.flatMap(({ type, subjectId }) => (type.startsWith('rota.') ? (subjectId ?? []) : []));
    const rotaIds = isOfAll ? await readAll(tx) : [...new Set(named)];
    for (const rotaId of rotaIds) await planHandover(tx, rotaId, now);
  },
};

async function readAll(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from rota where workspace_id = ${tx.workspaceId} and removed_at is null order by id`.execute(tx);
  return rows.map(({ id }) => id);
}
