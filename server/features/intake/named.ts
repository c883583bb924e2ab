import { ConnectorError } from '#connectors/connector-error.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { openSession } from '#server/features/channel/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueueAll } from '#server/jobs/job.ts';
import { journalArrivals } from './journal.ts';
import type { Named } from './parse.ts';

/** The job that reads what deliveries only named; some ten tries reach over an hour of trouble. */
export const namedJob = { name: 'intake.readNamed', maxAttempts: 10 };

/** What needs a person, or is not there: trying again would say the same. */
const final = ['auth_expired', 'permission', 'gone', 'invalid_request'];

export async function queueNamed(tx: Tx, all: readonly Named[]): Promise<void> {
  if (all.length === 0) return;
  await enqueueAll(
    tx,
    namedJob,
    all.map(({ channelId, names }) => ({ workspaceId: tx.workspaceId, channelId, names: [...names] })),
  );
}

/** Reads it at the network into the journal. Throws what may be different with the next try. */
export async function readNamed(
  context: Context,
  workspaceId: WorkspaceId,
  { channelId, names }: { channelId: string; names: readonly string[] },
): Promise<void> {
  const { session, connector, channel } = await openSession(context, workspaceId, channelId);
  let bodies: Uint8Array[];
  try {
    bodies = (await connector.readNamed?.(session, names)) ?? [];
  } catch (error) {
    if (error instanceof ConnectorError && final.includes(error.kind)) return;
    throw error;
  }
  const arrival = { channelId, appId: null, network: channel.network, source: 'poll', isBackfill: false } as const;
  await context.db.inWorkspace(workspaceId, (tx) =>
    journalArrivals(
      tx,
      bodies.map((body) => ({ ...arrival, body })),
      context.now(),
    ),
  );
}
