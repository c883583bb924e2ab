import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { forgiving } from '../forgiving.ts';
import { Id } from './shapes.ts';

export const things = z.array(z.unknown()).catch([]);

/** What Meta posts to us: an entry for each page or account, in several forms; the flat one holds one change itself. */
const Entry = z.looseObject({
  id: Id,
  time: forgiving(z.number()),
  changes: things,
  messaging: things,
  standby: things,
  field: forgiving(z.string()),
  value: z.unknown().optional(),
});
const Hook = z.looseObject({ object: z.string(), entry: z.array(z.unknown()) });
export type HookEntry = { id: string; time?: number | undefined } & Record<
  'changes' | 'messaging' | 'standby',
  unknown[]
>;
export type Hook = { object: string; entries: HookEntry[]; unreadable: number };

/** Throws `invalid_request` on what is no delivery. */
export function readHook(json: unknown, network: string): Hook {
  const hook = Hook.safeParse(json);
  if (!hook.success)
    throw new ConnectorError('invalid_request', `This is no delivery of ${network}.`, { cause: hook.error });
  const entries = hook.data.entry.map((one) => Entry.safeParse(one));
  const readable = entries.flatMap(({ data }) => (data ? [lifted(data)] : []));
  return { object: hook.data.object, entries: readable, unreadable: entries.length - readable.length };
}

const lifted = ({ id, time, changes, messaging, standby, field, value }: z.output<typeof Entry>): HookEntry => ({
  ...{ id, time, messaging, standby },
  changes: field === undefined ? changes : [...changes, { field, value }],
});

/** What a change is about and what it says; `field` null for what cannot be read. */
export function readChange(json: unknown): { field: string | null; value: unknown } {
  const { field, value } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  return { field: typeof field === 'string' ? field : null, value };
}
