import { sql } from 'kysely';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { openSession } from './queries.ts';
import { noteEnd } from './watch.ts';

const dayMs = 86_400_000;
/** How long what a network said of an account is taken for true, in ms. */
export const inspectedForMs = 30 * dayMs;
/** When it did not answer it is asked again so much later, in ms. */
const againMs = dayMs;

/** Asks the network anew when access ends and who may write to the account; what fails is asked again the next day. */
export async function inspectChannel(context: Context, workspaceId: WorkspaceId, channelId: string): Promise<void> {
  const { session, connector } = await openSession(context, workspaceId, channelId);
  const found = await connector.inspect?.(session).catch((error: unknown) => {
    // Polling tells what is wrong with the network; here it only means that nothing was learnt.
    if (error instanceof ConnectorError) return undefined;
    throw error;
  });
  if (found === undefined) return;
  const settings = { ...session.settings, ...found };
  const endsAt = connector.endsAt?.({ settings, secrets: session.secrets }) ?? null;
  const next = new Date(context.now().getTime() + inspectedForMs);
  await context.db.inWorkspace(workspaceId, async (tx) => {
    await sql`
      update channel set settings = settings || ${JSON.stringify(found)}::jsonb, inspect_at = ${next}
      where workspace_id = ${workspaceId} and id = ${channelId}`.execute(tx);
    await noteEnd(tx, channelId, endsAt);
  });
}

/** Channels of these networks whose month is over; each is not given again before a day. */
export async function takeInspectable(tx: Tx, networks: readonly string[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update channel set inspect_at = ${new Date(now.getTime() + againMs)}
    where workspace_id = ${tx.workspaceId} and network = any(${networks}::text[]) and state = 'connected' and halted_at is null
      and (inspect_at is null or inspect_at <= ${now})
    returning id`.execute(tx);
  return rows.map(({ id }) => id);
}
