import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { Standing } from '#contract/restraint.ts';
import type { Tx } from '#server/db/client.ts';
import { readRestraints, withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { getPlacedContact } from './queries.ts';

type Stored = { profileId: string; network: string; conversationId: string | null; isConnected: boolean };

/** What stands between us and each profile of a person. Throws `not_found`. */
export async function listStandings(
  tx: Tx,
  viewer: Viewer,
  contactId: string,
  connectors: readonly Connector[],
): Promise<Standing[]> {
  const { id } = await getPlacedContact(tx, viewer, contactId);
  const { rows } = await sql<Stored>`
    select p.id as "profileId", p.network, newest.id as "conversationId", exists (
      select from channel ch
      where ch.workspace_id = p.workspace_id and ch.origin = p.origin and ch.state <> 'disconnected'
    ) as "isConnected"
    from profile p left join lateral (
      select c.id from conversation c
      where c.workspace_id = p.workspace_id and c.profile_id = p.id and c.merged_into is null and ${withinReach(viewer)}
      order by c.last_message_at desc, c.id desc limit 1
    ) newest on true
    where p.workspace_id = ${tx.workspaceId} and p.contact_id = ${id} order by p.id`.execute(tx);
  const restraints = await readRestraints(
    tx,
    rows.map(({ profileId }) => profileId),
  );
  return rows.map(({ profileId, network, conversationId, isConnected }) => {
    const connector = connectors.find((one) => one.network === network);
    const mayChange = conversationId !== null && isConnected && viewer.permissions.has('content.moderate');
    return {
      profileId,
      restraints: restraints.get(profileId) ?? [],
      conversationId,
      can: mayChange ? (['mute', 'block'] as const).filter((kind) => connector?.[kind] !== undefined) : [],
    };
  });
}
