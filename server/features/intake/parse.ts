import type { Connector } from '#connectors/connector.ts';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { InboundItem } from '#connectors/inbound.ts';
import { cleanId, cleanItem, cleanText } from './clean.ts';

/** A delivery as it stands in the journal; without a channel it came to an app of ours that serves several. */
export type Journalled = {
  id: string;
  receivedAt: Date;
  channelId: string | null;
  network: string;
  body: Uint8Array;
};

/** A delivery with the account it came for. */
export type JournalledDelivery = Journalled & {
  channelId: string;
  origin: string;
  account: { externalId: string; handle: string };
  /** A person paused the account: what comes for it waits. */
  isHalted: boolean;
  isBackfill: boolean;
  /** What was written before then waits for no answer of ours; null for what comes as it happens. */
  historyBefore: Date | null;
};

/** One item of a delivery on its way through a batch; `outcome` is what the ledger will say. */
export type WorkItem<I extends InboundItem = InboundItem> = {
  delivery: JournalledDelivery;
  n: number;
  item: I;
  outcome: Outcome;
};
export type Outcome = {
  kind: 'stored' | 'applied' | 'duplicate' | 'skipped' | 'failed' | 'pending';
  reason?: string;
  messageId?: string;
  profileId?: string;
};

export type ParsedDelivery<D extends Journalled = Journalled> = {
  delivery: D;
  items: WorkItem[];
  /** What became no item; numbered after the items. */
  skipped: { n: number; reason: string; channelId: string | null }[];
  /** What it holds for accounts that a person paused. */
  held?: JournalledDelivery[];
  /** What it names and does not tell, by the account that is told of it. */
  named?: Named[];
  /** Set when the bytes could not be read at all. */
  failure?: string;
};

/** Names for `Connector.readNamed`. */
export type Named = { channelId: string; names: readonly string[] };

const longestReason = 300;
/** So that each delivery has a row in the ledger, whatever it is. */
export const nothing = 'nothing in it';
const onlyNamed = 'only names of what is read after it';
const unkept = 'an id that cannot be kept';

/** Pure: the bytes of one delivery become numbered items, whatever the bytes are. */
export async function parseDelivery(
  connector: Connector,
  delivery: JournalledDelivery,
): Promise<ParsedDelivery<JournalledDelivery>> {
  try {
    const { items, skipped, named } = await connector.parse(delivery.body, delivery.account);
    const names = named?.flatMap((name) => cleanId(name) ?? []);
    const parsed: ParsedDelivery<JournalledDelivery> = {
      delivery,
      ...(names && { named: [{ channelId: delivery.channelId, names }] }),
      items: [],
      skipped: [],
    };
    const skip = (n: number, reason: string) =>
      parsed.skipped.push({ n, reason: cleanText(reason, longestReason), channelId: delivery.channelId });
    for (const [n, told] of items.entries()) {
      const item = cleanItem(told, delivery.receivedAt);
      if (item) parsed.items.push({ delivery, n, item, outcome: { kind: 'pending' } });
      else skip(n, unkept);
    }
    for (const [index, { reason }] of skipped.entries()) skip(items.length + index, reason);
    if (items.length + skipped.length === 0) skip(0, names?.length ? onlyNamed : nothing);
    return parsed;
  } catch (error) {
    return unreadable(connector, delivery, error);
  }
}

/** What the ledger says of bytes that could not be read at all. */
export function unreadable<D extends Journalled>({ label }: Connector, delivery: D, error: unknown): ParsedDelivery<D> {
  const known = error instanceof ConnectorError;
  const failure = known ? error.message : `The parser of ${label} failed: ${String(error)}`;
  return { delivery, items: [], skipped: [], failure: cleanText(failure, 500) };
}
