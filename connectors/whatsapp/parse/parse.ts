import type { z } from 'zod';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { InboundItem, Parsed, Skipped } from '#connectors/inbound.ts';
import { readGraphError } from '../errors.ts';
import { Change, Delivery, Entry, Message, Status, Value } from '../shapes.ts';
import { echoItem, messageItem, type Us } from './message.ts';

/** Pure. Takes what is for this number of ours; throws `invalid_request` on what is no delivery. */
export function parse(body: Uint8Array, us: Us): Parsed {
  const parsed: Parsed = { items: [], skipped: [] };
  const add = (one: InboundItem | Skipped) => ('kind' in one ? parsed.items.push(one) : parsed.skipped.push(one));
  for (const change of changesIn(body, add)) {
    const value = Value.safeParse(change.value);
    if (!value.success) {
      add(unreadable(change.field, value.error));
      continue;
    }
    if (value.data.metadata.phone_number_id !== us.externalId) continue;
    for (const one of itemsOf(change.field, value.data, us)) add(one);
  }
  return parsed;
}

/** Pure: the numbers of ours that a delivery is about. */
export function accountsOf(body: Uint8Array): string[] {
  const found = changesIn(body, () => {}).flatMap(
    ({ value }) => Value.safeParse(value).data?.metadata.phone_number_id ?? [],
  );
  return [...new Set(found)];
}

type OfChange = z.output<typeof Change>;

function changesIn(body: Uint8Array, add: (skipped: Skipped) => void): OfChange[] {
  const delivery = Delivery.safeParse(parseJson(body));
  if (!delivery.success || delivery.data.object !== 'whatsapp_business_account')
    throw new ConnectorError('invalid_request', 'This is no delivery of the WhatsApp Cloud API.');
  return delivery.data.entry.flatMap((one) => {
    const entry = Entry.safeParse(one);
    if (!entry.success) {
      add(unreadable('entry', entry.error));
      return [];
    }
    return entry.data.changes.flatMap((two) => {
      const change = Change.safeParse(two);
      if (!change.success) add(unreadable('change', change.error));
      return change.data ?? [];
    });
  });
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new ConnectorError('invalid_request', 'This is no JSON, so no delivery of WhatsApp.', { cause });
  }
}

function itemsOf(field: string, value: Value, us: Us): (InboundItem | Skipped)[] {
  if (field === 'messages')
    return [
      ...value.messages.map((one) => read('message', Message, one, (message) => messageItem(message, value, us))),
      ...value.statuses.map((one) => read('status', Status, one, statusItem)),
      ...value.errors.map((): Skipped => ({ reason: 'error of the account' })),
    ];
  if (field === 'smb_message_echoes')
    return value.message_echoes.map((one) => read('echo', Message, one, (message) => echoItem(message, us)));
  return [{ reason: `unknown kind: ${field}` }];
}

function read<T>(
  what: string,
  schema: z.ZodType<T>,
  json: unknown,
  item: (data: T) => InboundItem | Skipped,
): InboundItem | Skipped {
  const parsed = schema.safeParse(json);
  return parsed.success ? item(parsed.data) : unreadable(what, parsed.error);
}

function unreadable(what: string, { issues }: z.ZodError): Skipped {
  const [issue] = issues;
  return { reason: `unreadable ${what}`, ...(issue ? { detail: `${issue.path.join('.')}: ${issue.message}` } : {}) };
}

/** Of what becomes of ours only a failure changes anything here. */
function statusItem({
  id,
  status,
  timestamp,
  errors,
  biz_opaque_callback_data: key,
}: z.output<typeof Status>): InboundItem | Skipped {
  if (status !== 'failed') return { reason: `status: ${status}` };
  const [error] = errors;
  const told = error && readGraphError(error);
  return {
    kind: 'undelivered',
    externalId: id,
    at: new Date(Number(timestamp) * 1000),
    reason:
      told?.message ??
      (error ? `WhatsApp could not deliver this (${error.code}).` : 'WhatsApp could not deliver this.'),
    ...(told ? { failure: told.kind } : {}),
    ...(key ? { clientKey: key } : {}),
  };
}
