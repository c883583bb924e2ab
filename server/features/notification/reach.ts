import { sql } from 'kysely';
import { defaultChoice, type OwnKind, type OwnWay, type Reach } from '#contract/own-way.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { pushKeys, readOpenWays } from '#server/features/way/queries.ts';
import { readChoices } from './choices.ts';
import { pageWays } from './page-ways.ts';

/** How a person is told: their choice, their ways, and by which of them a page would reach them now. */
export async function readReach(context: Pick<Context, 'secretBox'>, tx: Tx, agentId: string): Promise<Reach> {
  const choice = (await readChoices(tx, [agentId])).get(agentId)?.choice ?? defaultChoice;
  const open = (await readOpenWays(tx, [agentId])).get(agentId) ?? [];
  const { ways, isIndependent } = pageWays(choice.page, open);
  const { rows } = await sql<{ kind: string; address: string | null }>`
    select w.kind, l.email as address from way w
    left join agent a on a.workspace_id = w.workspace_id and a.id = ${agentId} left join login l on l.id = a.login_id
    where w.workspace_id = ${tx.workspaceId} and w.kind in ('mail', 'sms') and w.is_on`.execute(tx);
  return {
    choice,
    ways: await readOwnWays(tx, agentId),
    hasMail: rows.some(({ kind }) => kind === 'mail'),
    hasSms: rows.some(({ kind }) => kind === 'sms'),
    page: ways.map(({ kind, carrier }) => ({ kind, carrier })),
    isIndependent,
    pushKey: pushKeys(context).publicKey,
  };
}

async function readOwnWays(tx: Tx, agentId: string): Promise<OwnWay[]> {
  const rows = await tx
    .selectFrom('agent_way')
    .select(['id', 'kind', 'label', 'carrier'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('agent_id', '=', agentId)
    .orderBy('created_at')
    .execute();
  // A check of the column holds the kinds to the list.
  return rows.map((row) => ({ ...row, kind: row.kind as OwnKind }));
}
