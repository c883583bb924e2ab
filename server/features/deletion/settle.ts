import { sql } from 'kysely';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { openSession } from '#server/features/channel/queries.ts';
import { eraseContact } from '#server/features/contact/commands.ts';
import { getPlacedContact } from '#server/features/contact/queries.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';

type Open = { personId: string; accounts: { id: string; state: string }[] };

/**
 * Erases whom a request is about, under every id by which our accounts know them, as if a person had done it on their
 * page. Throws while the network cannot be asked or an answer to them is leaving: then it is tried again.
 */
export async function settleDeletion(context: Context, workspaceId: WorkspaceId, requestId: string): Promise<void> {
  const open = await context.db.inWorkspace(workspaceId, (tx) => findOpen(tx, requestId));
  if (!open) return;
  const ids = new Set([open.personId]);
  for (const { id, state } of open.accounts)
    if (state === 'connected') for (const one of await knownAs(context, workspaceId, id, open.personId)) ids.add(one);
  const now = context.now();
  await context.db.inWorkspace(workspaceId, async (tx) => {
    const contactIds = await findContacts(tx, requestId, [...ids]);
    const viewer = program(workspaceId);
    for (const contactId of contactIds) {
      const { id, name } = await getPlacedContact(tx, viewer, contactId);
      await eraseContact(tx, viewer, { contactId: id, name }, now);
    }
    await sql`
      update deletion_request set state = ${contactIds.length > 0 ? 'erased' : 'nothing'}, settled_at = ${now}, person_id = null
      where workspace_id = ${tx.workspaceId} and id = ${requestId}`.execute(tx);
  });
}

async function findOpen(tx: Tx, requestId: string): Promise<Open | null> {
  const { rows } = await sql<Open>`
    select d.person_id as "personId", coalesce(json_agg(json_build_object('id', c.id, 'state', c.state)) filter (where c.id is not null), '[]') as accounts
    from deletion_request d left join channel c on c.workspace_id = d.workspace_id and c.app_id = d.app_id
    where d.workspace_id = ${tx.workspaceId} and d.id = ${requestId} and d.state = 'asked' group by d.person_id`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** An account that was taken from us cannot be asked; what it is known by then is the id itself. */
async function knownAs(
  context: Context,
  workspaceId: WorkspaceId,
  channelId: string,
  personId: string,
): Promise<string[]> {
  try {
    const { session, connector } = await openSession(context, workspaceId, channelId);
    return (await connector.knownAs?.(session, personId)) ?? [];
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'auth_expired') return [];
    throw error;
  }
}

/** The people, as they stand now, who have an account by one of these ids where ours of that app are. */
async function findContacts(tx: Tx, requestId: string, externalIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive named as (
      select k.id, k.merged_into from deletion_request d
      join channel c on c.workspace_id = d.workspace_id and c.app_id = d.app_id
      join profile p on p.workspace_id = d.workspace_id and p.origin = c.origin and p.external_id = any(${externalIds}::text[])
      join contact k on k.workspace_id = d.workspace_id and k.id = p.contact_id
      where d.workspace_id = ${tx.workspaceId} and d.id = ${requestId}
      union
      select k.id, k.merged_into from named join contact k on k.workspace_id = ${tx.workspaceId} and k.id = named.merged_into
    )
    select n.id from named n join contact k on k.workspace_id = ${tx.workspaceId} and k.id = n.id
    where n.merged_into is null and k.erased_at is null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The program itself, in the name of the person. */
const program = (workspaceId: WorkspaceId): Viewer => ({
  ...{ workspaceId, agentId: null, apiKeyId: null },
  ...{ permissions: new Set([]), reach: 'all', teamIds: [] },
});
