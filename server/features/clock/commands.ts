import type { EventDetail } from '#contract/events.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { nextFiring } from './fires.ts';
import { lockMoving, type Moving } from './history.ts';
import { findClock as find, isOn, keepJudgement, sameTime, withoutQuestion } from './judge.ts';
import { type ClockRow, readClocks, type StoredClock, writeClocks, writeDueTimes } from './rows.ts';
import { isPrimaryKind, type Policies, readPolicies, rulesFor } from './rules.ts';
import { runClocks } from './run.ts';

/** Name of the subscriber that moves the clocks on. */
export const followClocks = 'clock.follow';

/**
 * Sets the clocks of these conversations to what their history makes of them under the policies that hold now, tells
 * what changed, and wakes who waits for the earliest. Clocks that were stopped already keep the policies they were
 * judged by. Wanting what is already so writes nothing.
 */
export async function updateClocks(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  const moving = await lockMoving(tx, conversationIds);
  const stored = Map.groupBy(
    await readClocks(
      tx,
      moving.map(({ id }) => id),
    ),
    ({ conversationId }) => conversationId,
  );
  const policies = await readPolicies(tx);
  const changed: ClockRow[] = [];
  const due: { conversationId: string; primaryDueAt: Date | null }[] = [];
  for (const conversation of moving) {
    const before = stored.get(conversation.id) ?? [];
    const after = clocksNow(conversation, before, policies, now);
    const different = after.filter((clock) => differs(find(before, clock), clock));
    for (const clock of different) tell(tx, find(before, clock), clock, now);
    changed.push(...different);
    const primaryDueAt = after.find(({ isPrimary }) => isPrimary)?.dueAt ?? null;
    if (different.length > 0 || primaryDueAt?.getTime() !== conversation.primaryDueAt?.getTime())
      due.push({ conversationId: conversation.id, primaryDueAt });
  }
  await writeClocks(tx, changed);
  await writeDueTimes(tx, due);
  await wakeAt(
    tx,
    changed.map(({ firesAt }) => firesAt),
  );
}

/** Pure: the rows as they shall stand, those that the history no longer makes among them. */
function clocksNow(conversation: Moving, before: readonly StoredClock[], policies: Policies, now: Date): ClockRow[] {
  const rules = rulesFor(policies, conversation);
  const versions = {
    priority: policies.priority.version,
    calendars: policies.calendars.version,
    clocks: policies.clocks.version,
  };
  const { primary } = policies.clocks.body;
  const made = runClocks(conversation.history, rules);
  const rows = made.map((clock): ClockRow => {
    const known = find(before, clock);
    const kept = keepJudgement(known, clock);
    const told = { warnedFor: known?.warnedFor ?? null, breachedFor: known?.breachedFor ?? null };
    return {
      ...kept,
      ...told,
      id: known?.id ?? newId(clock.startedAt),
      conversationId: conversation.id,
      isPrimary: isOn(kept) && isPrimaryKind(primary, clock.kind),
      calendar: kept === clock ? rules.calendar.name : (known?.calendar ?? rules.calendar.name),
      firesAt: nextFiring(kept, told, now)?.at ?? null,
      versions,
    };
  });
  return [...rows, ...withoutQuestion(before, rows).map((known) => dropped(known, versions, now))];
}

/** Its question went elsewhere, with a merge or a split. */
function dropped(known: StoredClock, versions: ClockRow['versions'], now: Date): ClockRow {
  const stopped = {
    state: 'dropped',
    stoppedAt: now,
    since: now,
    pausedBy: null,
    isPrimary: false,
    firesAt: null,
  } as const;
  return { ...known, ...stopped, pauses: [], versions };
}

function differs(known: StoredClock | undefined, clock: ClockRow): boolean {
  return (
    !known ||
    known.state !== clock.state ||
    known.isPrimary !== clock.isPrimary ||
    known.targetMinutes !== clock.targetMinutes ||
    known.pausedBy !== clock.pausedBy ||
    known.spentMs !== clock.spentMs ||
    known.calendar !== clock.calendar ||
    !sameTime(known.startedAt, clock.startedAt) ||
    !sameTime(known.since, clock.since) ||
    !sameTime(known.stoppedAt, clock.stoppedAt) ||
    !sameTime(known.dueAt, clock.dueAt) ||
    !sameTime(known.warnAt, clock.warnAt) ||
    !sameTime(known.firesAt, clock.firesAt)
  );
}

function tell(tx: Tx, known: StoredClock | undefined, clock: ClockRow, now: Date): void {
  const { kind } = clock;
  const dueAt = clock.dueAt?.toISOString() ?? null;
  const note = <T extends ClockEvent>(type: T, detail: EventDetail<T>) =>
    record(tx, {
      type,
      at: now,
      actor: systemActor,
      subject: { kind: 'clock', id: clock.id },
      conversationId: clock.conversationId,
      detail,
    });
  if (!known || (!isOn(known) && isOn(clock))) note('clock.started', { kind, minutes: clock.targetMinutes, dueAt });
  else if (isOn(known) && (known.targetMinutes !== clock.targetMinutes || known.calendar !== clock.calendar))
    note('clock.recomputed', {
      kind,
      fromMinutes: known.targetMinutes,
      toMinutes: clock.targetMinutes,
      fromDueAt: known.dueAt?.toISOString() ?? null,
      dueAt,
    });
  if (clock.pausedBy !== null && clock.pausedBy !== known?.pausedBy)
    note('clock.paused', { kind, by: clock.pausedBy, leftMs: clock.targetMinutes * 60_000 - clock.spentMs });
  if (known?.pausedBy && clock.state === 'running') note('clock.resumed', { kind, dueAt });
  if (!isOn(clock) && clock.state !== known?.state)
    note('clock.stopped', { kind, outcome: clock.state as 'met' | 'late' | 'dropped' });
}

type ClockEvent = 'clock.started' | 'clock.paused' | 'clock.resumed' | 'clock.stopped' | 'clock.recomputed';
