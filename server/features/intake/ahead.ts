import { isDeepStrictEqual } from 'node:util';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { readTokens } from './messages.ts';
import type { ParsedDelivery } from './parse.ts';
import { parsePending } from './parse-pending.ts';
import { type PendingDelivery, readPending } from './pending.ts';

/** Deliveries that were read and parsed before their turn came. */
export type Ahead = {
  deliveries: readonly PendingDelivery[];
  /** What was parsed of it, once: a batch writes into it. Undefined when it or its account is no longer as it was read. */
  take(delivery: PendingDelivery): ParsedDelivery | undefined;
};

export const nothingAhead: Ahead = { deliveries: [], take: () => undefined };

/**
 * Reads and parses what comes after a delivery, while the batch that ends with it is being stored. It holds no lock and
 * writes nothing: who handles them looks again whether they are what they were.
 */
export async function readAhead(
  context: Context,
  workspaceId: WorkspaceId,
  after: PendingDelivery,
  size: number,
): Promise<Ahead> {
  const deliveries = await context.db.inWorkspace(workspaceId, (tx) => readPending(tx, size, { after }));
  const ready = new Map<string, { delivery: PendingDelivery; parsed: ParsedDelivery }>();
  for (const delivery of deliveries) {
    const parsed = await parsePending(context, delivery);
    // It lets the batch that is being stored pass each time, so that the database never waits for what is only next.
    await readTokens(parsed.items.flatMap(({ item }) => (item.kind === 'message' ? [item] : [])));
    ready.set(delivery.id, { delivery, parsed });
  }
  return {
    deliveries,
    take: (delivery) => {
      const found = ready.get(delivery.id);
      ready.delete(delivery.id);
      return found && isDeepStrictEqual(found.delivery, delivery) ? found.parsed : undefined;
    },
  };
}
