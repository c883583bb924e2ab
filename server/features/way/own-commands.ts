import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Input } from '#contract/endpoint.ts';
import type { addOwnWay as addOwnWayEndpoint } from '#contract/own-way.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { type OwnAddress, ownWayPurpose } from './own-address.ts';
import { hostOf } from './settings.ts';

type New = Input<typeof addOwnWayEndpoint>['body'];

/** More browsers and telephones nobody carries. */
const mostOwnWays = 10;

/** Adds a way to reach a person; one that is known already begins anew. Throws `too_many`. */
export async function addOwnWay(
  { secretBox, now }: Pick<Context, 'secretBox' | 'now'>,
  tx: Tx,
  agentId: string,
  given: New,
): Promise<void> {
  const { address, label, carrier, mark } = read(given);
  const at = now();
  const hash = createHash('sha256').update(mark).digest();
  const known = await tx
    .selectFrom('agent_way')
    .select(['id', 'kind', 'address_hash'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('agent_id', '=', agentId)
    .execute();
  const id = known.find((one) => one.kind === given.kind && one.address_hash.equals(hash))?.id ?? newId(at);
  if (known.length >= mostOwnWays && !known.some((one) => one.id === id))
    throw new AppError('invalid', 'too_many', `A person has at most ${mostOwnWays} ways. Remove one first.`);
  const row = {
    label,
    address_enc: secretBox.seal(address, ownWayPurpose(tx.workspaceId, id)),
    key_id: secretBox.keyId,
    carrier,
    created_at: at,
  };
  await tx
    .insertInto('agent_way')
    .values({ workspace_id: tx.workspaceId, id, agent_id: agentId, kind: given.kind, address_hash: hash, ...row })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(row))
    .execute();
  tell(tx, agentId, 'own_way.added', given.kind, at);
}

/** What is sealed, what is shown of it, who carries it, and by what the same one is known again. */
function read(given: New): { address: OwnAddress; label: string; carrier: string; mark: string } {
  if (given.kind === 'push') {
    const { endpoint, keys } = given;
    return {
      address: { kind: 'push', subscription: { endpoint, keys } },
      label: given.label,
      carrier: hostOf(endpoint),
      mark: endpoint,
    };
  }
  if (given.kind === 'sms') {
    const { number } = given;
    // The service carries it; which one that is, the workspace decides.
    return { address: { kind: 'sms', number }, label: `…${number.slice(-4)}`, carrier: 'sms', mark: number };
  }
  const { service, url } = given;
  return { address: { kind: 'chat', service, url }, label: hostOf(url), carrier: hostOf(url), mark: url };
}

/** Removes a way to reach a person. Throws `not_found`, for another's too. */
export async function removeOwnWay(tx: Tx, agentId: string, ownWayId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ kind: New['kind'] }>`
    delete from agent_way where workspace_id = ${tx.workspaceId} and agent_id = ${agentId} and id = ${ownWayId}
    returning kind`.execute(tx);
  if (!rows[0]) throw notFound('way');
  tell(tx, agentId, 'own_way.removed', rows[0].kind, now);
}

function tell(tx: Tx, agentId: string, type: 'own_way.added' | 'own_way.removed', kind: New['kind'], at: Date): void {
  const person = { kind: 'agent', id: agentId } as const;
  record(tx, { type, at, actor: person, subject: person, detail: { kind } });
}
