import type { ConversationStatus, Priority } from '#contract/filter.ts';

/** What of a conversation a merge decides about. */
export type Attributes = {
  status: ConversationStatus;
  snoozedUntil: string | null;
  resolvedAt: string | null;
  assigneeId: string | null;
  teamId: string | null;
  priority: Priority;
  dueAt: string | null;
};

const wakefulness: readonly ConversationStatus[] = ['open', 'pending', 'on_hold', 'snoozed', 'resolved'];
const urgency: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];

/**
 * Pure: what the survivor becomes. The most awake status and the highest priority of all, the earliest end of a snooze
 * and the earliest deadline; its own owner and team, else those of the first other that has one.
 */
export function mergedAttributes(survivor: Attributes, others: readonly Attributes[]): Attributes {
  const all = [survivor, ...others];
  const status = wakefulness.find((one) => all.some((it) => it.status === one)) ?? survivor.status;
  const asleep = all.filter((it) => it.status === 'snoozed').map((it) => it.snoozedUntil);
  const resolved = all.map((it) => it.resolvedAt);
  return {
    status,
    snoozedUntil: status === 'snoozed' ? earliest(asleep) : null,
    resolvedAt: status === 'resolved' ? latest(resolved) : null,
    assigneeId: first(all.map((it) => it.assigneeId)),
    teamId: first(all.map((it) => it.teamId)),
    priority: urgency.find((one) => all.some((it) => it.priority === one)) ?? survivor.priority,
    dueAt: earliest(all.map((it) => it.dueAt)),
  };
}

/**
 * Pure: what a conversation is after its merge is undone. What nobody changed since is as it was before; what a person
 * changed since stays; and who wrote meanwhile is not put to sleep again.
 */
export function restoredAttributes(
  { before, after, now }: Record<'before' | 'after' | 'now', Attributes>,
  heardSince: boolean,
): Attributes {
  const isStatusSame = now.status === after.status && now.snoozedUntil === after.snoozedUntil;
  const slept = isStatusSame && !heardSince ? before : now;
  const back = <K extends keyof Attributes>(key: K) => (now[key] === after[key] ? before[key] : now[key]);
  return {
    status: slept.status,
    snoozedUntil: slept.snoozedUntil,
    resolvedAt: slept.resolvedAt,
    assigneeId: back('assigneeId'),
    teamId: back('teamId'),
    priority: back('priority'),
    dueAt: back('dueAt'),
  };
}

const first = (values: readonly (string | null)[]) => values.find((value) => value !== null) ?? null;
// Instants of one spelling, so that text order is order of time.
const earliest = (instants: readonly (string | null)[]) => instants.filter((at) => at !== null).toSorted()[0] ?? null;
const latest = (instants: readonly (string | null)[]) =>
  instants
    .filter((at) => at !== null)
    .toSorted()
    .at(-1) ?? null;
