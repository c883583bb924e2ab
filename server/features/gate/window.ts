import type { Connector } from '#connectors/connector.ts';
import { isClosed, type OpenWindow, windowOf } from '#connectors/window.ts';
import type { Tx } from '#server/db/client.ts';
import { readNeeds } from './trace.ts';

type Place = {
  network: string;
  /** Where it would stand; null for a room that is not there yet. */
  threadId: string | null;
  customerId: string;
};

/** Until when a private message may leave, from the customer's last message in that room; null where no window holds. */
export async function readWindow(
  tx: Tx,
  connectors: readonly Connector[],
  { network, threadId, customerId }: Place,
): Promise<OpenWindow | null> {
  const connector = connectors.find((one) => one.network === network);
  return connector?.window ? windowOf(connector, await readHeardAt(tx, { threadId, customerId })) : null;
}

async function readHeardAt(tx: Tx, { threadId, customerId }: Omit<Place, 'network'>): Promise<Date | null> {
  if (threadId === null) return null;
  const { at } = await tx
    .selectFrom('message')
    .select((eb) => eb.fn.max('occurred_at').as('at'))
    .where('workspace_id', '=', tx.workspaceId)
    .where('thread_id', '=', threadId)
    .where('profile_id', '=', customerId)
    .where('direction', '=', 'in')
    .executeTakeFirstOrThrow();
  return at;
}

type Leaving = { id: string; thread_id: string | null };
type Outside = { network: string; connectors: readonly Connector[]; now: Date };

/** Whether a private message leaves only because a person wrote it: for what a program says the window has closed. */
export async function isLate(tx: Tx, { id, thread_id: threadId }: Leaving, outside: Outside): Promise<boolean> {
  const { network, connectors, now } = outside;
  const { customerId } = await readNeeds(tx, id);
  if (customerId === null) return false;
  const window = await readWindow(tx, connectors, { network, threadId, customerId });
  return window !== null && isClosed(window, false, now) && !isClosed(window, true, now);
}
