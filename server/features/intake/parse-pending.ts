import type { Context } from '#server/context.ts';
import { connectorOf } from '#server/features/channel/queries.ts';
import { type JournalledDelivery, type ParsedDelivery, parseDelivery } from './parse.ts';
import { parseShared, type SharedDelivery } from './parse-shared.ts';

/** What a delivery holds, whether it came to one account or to an app that serves several. */
export function parsePending(
  context: Pick<Context, 'connectors'>,
  delivery: JournalledDelivery | SharedDelivery,
): Promise<ParsedDelivery> {
  const connector = connectorOf(context, delivery.network);
  return delivery.channelId === null ? parseShared(connector, delivery) : parseDelivery(connector, delivery);
}
