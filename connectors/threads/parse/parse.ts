import { momentOf } from '#connectors/graph/ids.ts';
import { joined, skipped, told, type Us } from '#connectors/graph/parsed.ts';
import type { InboundItem, Parsed } from '#connectors/inbound.ts';
import { type Read, readDelivery } from '../delivery.ts';
import { Deleted } from '../shapes.ts';
import { messageOf } from './post.ts';

/** Pure: what a delivery says to one account. Throws `invalid_request` on what is none of Threads'. */
export function parse(body: Uint8Array, us: Us): Parsed {
  const delivery = readDelivery(body);
  const accountId = 'read' in delivery ? delivery.read.account : delivery.hook.targetId;
  if (accountId !== us.externalId) return skipped('another account');
  if ('read' in delivery) return parseRead(delivery.read, us);
  return joined(delivery.hook.values.map((one) => parseChange(one, us)));
}

function parseChange(json: unknown, us: Us): Parsed {
  const { field, value } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  switch (field) {
    case 'replies':
      return toldOf(value, us, { addressed: true });
    case 'mentions':
      return toldOf(value, us, { addressed: true, names: true });
    case 'publish':
      return toldOf(value, us, { addressed: false });
    case 'delete':
      return parseDeleted(value);
    default:
      return skipped(typeof field === 'string' ? `unknown kind: ${field || 'nothing'}` : 'unreadable change');
  }
}

function toldOf(json: unknown, us: Us, place: Parameters<typeof messageOf>[2]): Parsed {
  const message = messageOf(json, us, place);
  return message ? told(message) : skipped('unreadable post');
}

function parseDeleted(json: unknown): Parsed {
  const { data } = Deleted.safeParse(json);
  const deletedAt = momentOf(data?.deleted_at);
  if (!data || deletedAt === undefined) return skipped('unreadable deletion');
  return told({ kind: 'delete', externalId: data.id, deletedAt, by: 'author' });
}

/** What polling or a thread brought, as it was said. */
function parseRead({ readAt, own, replies, mentions, context, hides }: Read, us: Us): Parsed {
  const { items, skipped: broken } = joined([
    ...context.map((one) => toldOf(one, us, { addressed: false })),
    ...mentions.map((one) => toldOf(one, us, { addressed: true, names: true })),
    ...own.map((one) => toldOf(one, us, { addressed: false })),
    ...replies.map((one) => toldOf(one, us, { addressed: true })),
  ]);
  const at = new Date(readAt);
  return {
    items: [
      ...items.toSorted((a, b) => momentIn(a) - momentIn(b)),
      ...hides.map(({ id, hidden }) => ({ kind: 'hide' as const, externalId: id, hidden, at })),
    ],
    skipped: broken,
  };
}

const momentIn = (item: InboundItem): number => (item.kind === 'message' ? item.occurredAt.getTime() : 0);
