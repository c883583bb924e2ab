import type { InboundMessage } from '#connectors/inbound.ts';
import type { WorkItem } from './parse.ts';
import { accountKey } from './people.ts';

/** A message of a delivery on its way into the database. */
export type Arrival = WorkItem<InboundMessage>;

/** What tells messages apart: the network's id in its namespace. */
export const keyOf = ({ delivery, item }: Arrival): string => accountKey(delivery.origin, item.externalId);
