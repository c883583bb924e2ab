import type { StaffedPerson, StaffingDraft } from '#contract/simulation.ts';
import { isOpenAt, openStretches } from '#server/features/calendar/queries.ts';
import type { PeoplePast, PersonChange, Someone } from './people.ts';

type Period = { from: Date; to: Date };
type Shifts = NonNullable<StaffedPerson['shifts']>;

/** Pure: who would have worked when and could what, had a draft of staffing held from the beginning of the period on. */
export function withStaffing(past: PeoplePast, draft: StaffingDraft, period: Period): PeoplePast {
  const drafted = new Map(draft.people.map((one) => [one.agentId, one]));
  const first = past.first.map((one) => {
    const { skills, shifts } = drafted.get(one.id) ?? {};
    return { ...one, ...skills, ...(shifts && attendanceAt(shifts, period.from)) };
  });
  const kept = past.changes.flatMap((change) => without(change, drafted.get(change.agentId)) ?? []);
  const shifted = first.flatMap((one) => {
    const shifts = drafted.get(one.id)?.shifts;
    return shifts ? boundaries(one, shifts, period) : [];
  });
  return { ...past, first, changes: [...kept, ...shifted].sort((a, b) => a.at.getTime() - b.at.getTime()) };
}

/** What is left of a change where the draft says otherwise; null for nothing. */
function without(change: PersonChange, drafted: StaffedPerson | undefined): PersonChange | null {
  if (!drafted) return change;
  if (change.type === 'agent.attendance_changed') return drafted.shifts ? null : change;
  if (change.type !== 'agent.skills_changed' || !drafted.skills) return change;
  const rest = Object.entries(change.change).filter(([name]) => !(name in (drafted.skills ?? {})));
  return rest.length === 0 ? null : { ...change, change: Object.fromEntries(rest) };
}

const asCalendar = ({ timeZone, week }: Shifts) => ({
  id: 'shifts',
  name: 'Shifts',
  timeZone,
  always: false,
  week,
  days: [],
  teamIds: [],
  networks: [],
});

function attendanceAt(shifts: Shifts, at: Date): Partial<Someone> {
  return { state: isOpenAt(asCalendar(shifts), at) ? 'working' : 'off_shift', since: at, backAt: null };
}

/** Coming and going, as if they had said so themselves. */
function boundaries({ id }: Someone, shifts: Shifts, { from, to }: Period): PersonChange[] {
  const at = (moment: Date, state: 'working' | 'off_shift'): PersonChange => ({
    position: 0,
    type: 'agent.attendance_changed',
    actorKind: 'agent',
    at: moment,
    agentId: id,
    change: { state, since: moment, backAt: null },
  });
  const stretches = openStretches(asCalendar(shifts), from, to);
  const begins = new Set(stretches.map((stretch) => stretch.from));
  const ends = new Set(stretches.map((stretch) => stretch.to));
  const isWithin = (ms: number) => ms > from.getTime() && ms < to.getTime();
  // What ends as the next begins, as at midnight, is one shift.
  return stretches.flatMap((stretch) => [
    ...(isWithin(stretch.from) && !ends.has(stretch.from) ? [at(new Date(stretch.from), 'working')] : []),
    ...(isWithin(stretch.to) && !begins.has(stretch.to) ? [at(new Date(stretch.to), 'off_shift')] : []),
  ]);
}
