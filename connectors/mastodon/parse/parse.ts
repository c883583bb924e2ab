import { firstDate } from '#connectors/clean.ts';
import type { InboundItem, Parsed, Skipped } from '#connectors/inbound.ts';
import { type Delivery, readDelivery } from '../delivery.ts';
import { Notification, Status } from '../shapes.ts';
import { type Account, type Outcome, statusMessage, textOf } from './status.ts';

/** Notifications that are words to us. */
const speaking = new Set(['mention', 'quote']);
/** Notifications that something we shared or quoted was edited. */
const changing = new Set(['update', 'quoted_update']);

/** A delivery's bytes become messages, edits and deletions, oldest first. */
export function parse(body: Uint8Array, account: Account): Parsed {
  const delivery = readDelivery(body);
  if ('unknownKind' in delivery) return { items: [], skipped: [{ reason: `unknown kind: ${delivery.unknownKind}` }] };
  const items: InboundItem[] = [];
  const skipped: Skipped[] = [];
  for (const outcome of outcomes(delivery, account)) {
    if ('reason' in outcome) skipped.push(outcome);
    else items.push(outcome);
  }
  return { items, skipped };
}

function outcomes(delivery: Delivery, account: Account): Outcome[] {
  switch (delivery.kind) {
    case 'notifications':
      return parseNotifications(delivery, account);
    case 'statuses':
      return delivery.entries.map((entry) => {
        const status = Status.safeParse(entry).data;
        return status === undefined ? { reason: 'unreadable status' } : parseStatus(status, delivery.roots, account);
      });
    case 'changes':
      return parseChanges(delivery, account);
  }
}

function parseStatus(status: Status, roots: Record<string, string>, account: Account): Outcome {
  if (status.reblog !== undefined && status.reblog !== null)
    return { reason: 'unknown kind: reblog', detail: status.id };
  const addressed = status.mentions.some(({ id }) => id === account.externalId);
  return statusMessage(status, { account, rootId: rootIn(roots, status), addressed });
}

/** The server lists the newest first. */
function parseNotifications(delivery: Extract<Delivery, { kind: 'notifications' }>, account: Account): Outcome[] {
  const seen = new Set<string>();
  return delivery.entries.toReversed().map((entry): Outcome => {
    const notification = Notification.safeParse(entry).data;
    if (notification === undefined) return { reason: 'unreadable notification' };
    const { type, id } = notification;
    if (!speaking.has(type) && !changing.has(type)) return { reason: `unknown kind: ${type}`, detail: id };
    const status = Status.safeParse(notification.status).data;
    if (status === undefined) return { reason: 'unreadable status', detail: id };
    if (changing.has(type)) return editOf(status, account);
    // A post can both name and quote us; it is one message.
    if (seen.has(status.id)) return { reason: 'repeated in this delivery', detail: status.id };
    seen.add(status.id);
    return statusMessage(status, { account, rootId: rootIn(delivery.roots, status), addressed: true });
  });
}

function parseChanges({ entries, gone, at }: Extract<Delivery, { kind: 'changes' }>, account: Account): Outcome[] {
  const edits = entries.map((entry): Outcome => {
    const status = Status.safeParse(entry).data;
    return status === undefined ? { reason: 'unreadable status' } : editOf(status, account);
  });
  const deletions = gone.map(
    (externalId): Outcome => ({ kind: 'delete', externalId, deletedAt: new Date(at), by: 'author' }),
  );
  return [...edits, ...deletions];
}

function editOf(status: Status, account: Account): Outcome {
  const editedAt = firstDate(status.edited_at);
  if (editedAt === undefined) return { reason: 'an edit without its time', detail: status.id };
  return { kind: 'edit', externalId: status.id, text: textOf(status, account), editedAt };
}

/** Own properties only: an id may be any word. */
const rootIn = (roots: Record<string, string>, { id }: Status): string | undefined =>
  Object.hasOwn(roots, id) ? roots[id] : undefined;
