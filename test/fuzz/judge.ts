import type { Connector } from '#connectors/connector.ts';
import type { InboundItem } from '#connectors/inbound.ts';
import { type JournalledDelivery, type ParsedDelivery, parseDelivery } from '#server/features/intake/parse.ts';
import { parseShared } from '#server/features/intake/parse-shared.ts';
import type { Seeds } from './seeds.ts';

/** Processor time that reading may take: so much at once, and so much for each million bytes. */
const patienceMs = 1_500;
const patienceMsPerMegabyte = 1_000;

const longestIdBytes = 1_000;

/** What is wrong with how a delivery was read, as a sentence; null when all is well. Waits for no clock but the processor's. */
export async function findFault(
  connector: Connector,
  account: Seeds['account'],
  body: Uint8Array,
): Promise<string | null> {
  const before = process.cpuUsage();
  let parsed: ParsedDelivery;
  try {
    parsed = await read(connector, account, body);
  } catch (error) {
    return `reading threw ${String(error)}`;
  }
  const used = process.cpuUsage(before);
  const usedMs = (used.user + used.system) / 1000;
  const allowedMs = patienceMs + (body.length / 1e6) * patienceMsPerMegabyte;
  if (usedMs > allowedMs) return `reading ${body.length} bytes took ${Math.round(usedMs)} ms`;
  return faultIn(parsed);
}

/** As intake reads it: for one account, or for all that an app serves. */
function read(connector: Connector, account: Seeds['account'], body: Uint8Array): Promise<ParsedDelivery> {
  const delivery: JournalledDelivery = {
    id: 'fuzzed',
    receivedAt: new Date('2026-11-26T12:00:00Z'),
    channelId: 'ours',
    network: connector.network,
    origin: connector.network,
    account,
    body,
    isHalted: false,
    isBackfill: false,
    historyBefore: null,
  };
  if (!connector.accountsOf) return parseDelivery(connector, delivery);
  return parseShared(connector, { ...delivery, channelId: null, receivers: [delivery] });
}

function faultIn({ items, skipped, failure }: ParsedDelivery): string | null {
  if (failure !== undefined) return failure.startsWith('The parser of') ? `crashed: ${failure}` : null;
  const numbers = [...items, ...skipped].map(({ n }) => n);
  if (numbers.length === 0) return 'nothing of it stands in the ledger';
  if (new Set(numbers).size < numbers.length) return 'two rows of the ledger have one number';
  if (skipped.some(({ reason }) => !isStorable(reason) || reason === '')) return 'a reason cannot be kept';
  for (const { item } of items) {
    const fault = faultOf(item);
    if (fault !== null) return `${item.kind} ${item.externalId.slice(0, 40)}: ${fault}`;
  }
  return null;
}

function faultOf(item: InboundItem): string | null {
  const ids =
    item.kind === 'message' ? [item.externalId, item.thread.externalId, item.author.externalId] : [item.externalId];
  if (ids.some((id) => id === '' || Buffer.byteLength(id) > longestIdBytes)) return 'an id is empty or without end';
  return valueFault(item, '');
}

/** Everything of an item must be something that PostgreSQL can hold. */
function valueFault(value: unknown, at: string): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : `${at} cannot be kept as text`;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : `${at} is ${value}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? `${at} is no date` : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    const fault = valueFault(one, `${at}.${key}`);
    if (fault !== null) return fault;
  }
  return null;
}

const isStorable = (text: string) => !text.includes('\u0000') && text.isWellFormed();
