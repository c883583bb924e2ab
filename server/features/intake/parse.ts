import { type Connector, ConnectorError, type InboundItem, type InboundMessage } from '#connectors/connector.ts';

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

/** How far ahead of its arrival a network may date a post; more is a wrong clock there. */
const clockToleranceMs = 5 * 60_000;
const longestText = 200_000;

/** Pure: the bytes of one delivery become numbered items, whatever the bytes are. */
export async function parseDelivery(
  connector: Connector,
  delivery: JournalledDelivery,
): Promise<ParsedDelivery<JournalledDelivery>> {
  try {
    const { items, skipped, named: names } = await connector.parse(delivery.body, delivery.account);
    return {
      delivery,
      ...(names && { named: [{ channelId: delivery.channelId, names }] }),
      items: items.map((item, n) => ({
        delivery,
        n,
        item: clean(item, delivery.receivedAt),
        outcome: { kind: 'pending' },
      })),
      skipped: skipped.map(({ reason }, index) => ({
        n: items.length + index,
        reason,
        channelId: delivery.channelId,
      })),
    };
  } catch (error) {
    return unreadable(connector, delivery, error);
  }
}

/** What the ledger says of bytes that could not be read at all. */
export function unreadable<D extends Journalled>({ label }: Connector, delivery: D, error: unknown): ParsedDelivery<D> {
  const known = error instanceof ConnectorError;
  const failure = known ? error.message : `The parser of ${label} failed: ${String(error)}`;
  return { delivery, items: [], skipped: [], failure: failure.slice(0, 500) };
}

/** What the database cannot hold is taken out, and a date from the future is moved to the arrival. */
function clean(item: InboundItem, receivedAt: Date): InboundItem {
  if (item.kind === 'message') return cleanMessage(item, receivedAt);
  if (item.kind === 'edit') return { ...item, text: cleanText(item.text), editedAt: clamp(item.editedAt, receivedAt) };
  if (item.kind === 'delete') return { ...item, deletedAt: clamp(item.deletedAt, receivedAt) };
  if (item.kind === 'ad')
    return {
      ...item,
      ...(item.name === undefined ? {} : { name: cleanText(item.name) }),
      ...(item.campaign === undefined ? {} : { campaign: cleanText(item.campaign) }),
      markets: item.markets.map(cleanText),
    };
  return { ...item, at: clamp(item.at, receivedAt) };
}

function cleanMessage(item: InboundMessage, receivedAt: Date): InboundMessage {
  const { author } = item;
  return {
    ...item,
    text: cleanText(item.text),
    ...(item.subject === undefined ? {} : { subject: cleanText(item.subject) }),
    ...(item.quoted === undefined ? {} : { quoted: cleanText(item.quoted) }),
    author: { ...author, name: cleanText(author.name), handle: cleanText(author.handle) },
    occurredAt: clamp(item.occurredAt, receivedAt),
    editedAt: item.editedAt && clamp(item.editedAt, receivedAt),
  };
}

/** PostgreSQL's text has no NUL, and half a surrogate pair is no character. */
function cleanText(text: string): string {
  return text.slice(0, longestText).replaceAll('\u0000', '').toWellFormed();
}

/** The network's time, but never later than 5 minutes after arrival; an unreadable one becomes the arrival. */
export function clamp(moment: Date, receivedAt: Date): Date {
  const time = moment.getTime();
  if (Number.isNaN(time)) return receivedAt;
  return time > receivedAt.getTime() + clockToleranceMs ? receivedAt : moment;
}
