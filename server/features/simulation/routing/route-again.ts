import { setImmediate as breathe } from 'node:timers/promises';
import type { RoutingRules } from '#contract/routing.ts';
import type { ConversationRef, HeldSums } from '#contract/simulation.ts';
import { isAsking, isFreeing, isLeaving, leftBecause, type Staff } from '#server/features/routing/queries.ts';
import { isNight } from '../lateness.ts';
import { addTo, type Spread } from '../spread.ts';
import type { Answer } from './answers.ts';
import { type Act, type Course, standAfter } from './course.ts';
import { type Floor, isNobodys, type Matter, rulesAtWork } from './floor.ts';
import type { PeoplePast, PersonChange } from './people.ts';
import { startHoldings } from './sums.ts';

/** The rules of a period: those at its beginning, and what was switched on in it. */
export type RulesPast = readonly { from: Date; body: RoutingRules }[];

export type Scene = {
  side: 'now' | 'draft';
  period: { from: Date; to: Date };
  courses: readonly Course[];
  people: PeoplePast;
  rules: RulesPast;
  answers: readonly Answer[];
  /** Turns that people had had when the period began. */
  turns: Staff['turns'];
  timeZone: string;
};

/** What became of a period's conversations under one set of rules and people. */
export type Routed = {
  /** Whether each was nobody's at some moment, who got it first then, and to whom the rules gave it. */
  matters: ReadonlyMap<string, { wasNobodys: boolean; first: string | null; given: readonly string[] }>;
  people: ReadonlyMap<string | null, HeldSums>;
  teams: ReadonlyMap<string | null, HeldSums>;
  waited: Spread;
  unrouted: ConversationRef[];
  leftOut: number;
};

/** At one moment: what is opened, then other rules, an answer, what was understood, what somebody did, what became late. */
const ranks = { opened: 0, rules: 1, answered: 2, read: 3, done: 4, late: 5 } as const;
type Entry = { time: number; rank: number; order: number; run: (at: Date) => void };

/** So many moments are lived again before others get their turn in this program. */
const atOnce = 500;

/**
 * Lives a period again for all conversations at once, moment by moment: who comes and goes, what is asked, done and given,
 * with the rules asked whenever they were asked in life. What people did by hand counts where it meets what it met.
 */
export async function routeAgain(scene: Scene): Promise<Routed> {
  const { side, period, courses, people, rules, timeZone } = scene;
  const [byPerson, byTeam] = [startHoldings(period), startHoldings(period)];
  const waited: Spread = new Map();
  const idleSince = new Map<Matter, Date>();
  const first = new Map<string, string | null>();
  let leftOut = 0;
  const floor: Floor = {
    rules: rules[0]?.body ?? noRules(),
    people: new Map(people.first.map((one) => [one.id, one])),
    matters: new Map(),
    turns: new Map([...scene.turns].map(([rule, turns]) => [rule, new Map(turns)])),
    known: new Map(),
  };
  const isNightFor = (agentId: string, at: Date) => isNight(floor.people.get(agentId)?.timeZone ?? timeZone, at);
  const count = ({ stand }: Pick<Matter, 'stand'>, by: 1 | -1, at: Date) => {
    if (stand.status !== 'open' || stand.isMerged) return;
    byPerson.hold(stand.assigneeId, by, at);
    byTeam.hold(stand.teamId, by, at);
  };
  const noteIdle = (matter: Matter, at: Date) => {
    const since = idleSince.get(matter);
    const { id } = matter.course;
    if (isNobodys(matter.stand)) {
      if (since) return;
      idleSince.set(matter, at);
      byPerson.give(null, false);
      if (!first.has(id)) first.set(id, null);
    } else if (since) {
      idleSince.delete(matter);
      const { assigneeId } = matter.stand;
      if (assigneeId === null) return;
      addTo(waited, at.getTime() - since.getTime());
      if (first.get(id) === null) first.set(id, assigneeId);
    }
  };
  const work = rulesAtWork(floor, (matter, before, at) => {
    count({ stand: before }, -1, at);
    count(matter, 1, at);
    const { assigneeId, teamId } = matter.stand;
    if (assigneeId !== null && assigneeId !== before.assigneeId) byPerson.give(assigneeId, isNightFor(assigneeId, at));
    if (teamId !== null && teamId !== before.teamId) byTeam.give(teamId, isNight(timeZone, at));
    noteIdle(matter, at);
  });

  /** What somebody held goes back and through the rules, where these say so. */
  const leave = (agentId: string, at: Date) => {
    const one = floor.people.get(agentId);
    const because = one && leftBecause(one, floor.rules, at);
    if (!because) return;
    const back = work.heldBy(agentId).filter(({ stand }) => stand.status === 'open' || because === 'deactivated');
    for (const matter of back) work.change(matter, { assigneeId: null }, at);
    work.ask(back, at);
  };
  let rulesSince = period.from.getTime();
  /** Those away for too long leave at their moment, before anything later happens. */
  const letGo = (until: number) => {
    const { awayMinutes } = floor.rules.leaving;
    if (awayMinutes === null) return;
    const due = [...floor.people.values()]
      .filter(({ state }) => state === 'away')
      .map(({ id, since }) => ({ id, at: Math.max(since.getTime() + awayMinutes * 60_000, rulesSince) }))
      .filter(({ at }) => at <= until)
      .sort((a, b) => a.at - b.at);
    for (const { id, at } of due)
      if (work.heldBy(id).some(({ stand }) => stand.status === 'open')) leave(id, new Date(Math.max(at, lastTime)));
  };
  let lastTime = period.from.getTime();

  /** What a moment gives reason to look at, once all of it has happened: in life too the rules look a little later. */
  let looks = noLooks();
  const look = (at: Date) => {
    const { asked, isFreed, left, switched } = looks;
    looks = noLooks();
    if (switched) {
      rulesSince = at.getTime();
      work.switchTo(switched, at);
    }
    if (isFreed) work.takeUp([...asked], at);
    else work.ask(asked, at);
    for (const agentId of left) leave(agentId, at);
  };

  const begin = (course: Course, at: Date) => {
    const reading = course[side].readings.findLast((one) => one.at < at);
    const matter: Matter = {
      course,
      stand: course.first,
      category: reading?.category ?? null,
      priority: reading?.priority ?? 'normal',
      given: [],
    };
    work.open(matter);
    count(matter, 1, at);
    noteIdle(matter, at);
  };
  const act = (course: Course, one: Act, at: Date) => {
    const matter = floor.matters.get(course.id);
    if (!matter) return;
    const change = meeting(matter, one);
    if (!change) {
      leftOut += 1;
      return;
    }
    work.change(matter, standAfter(matter.stand, change, floor.rules.rules.length > 0), at);
    if (isAsking(one)) looks.asked.add(matter);
    looks.isFreed ||= isFreeing(one);
  };
  const become = ({ agentId, change, ...event }: PersonChange) => {
    const one = floor.people.get(agentId);
    if (!one) return;
    floor.people.set(agentId, { ...one, ...change });
    looks.isFreed ||= isFreeing(event);
    if (isLeaving(event)) looks.left.add(agentId);
  };
  const answer = ({ customer, conversationId, agentId, occurredAt }: Answer, hadIt: string | null) => {
    const known = floor.known.get(customer);
    if (known && known.at > occurredAt) return;
    // Where somebody else has it by then, they are the one who answers.
    const holder = agentId === hadIt ? floor.matters.get(conversationId)?.stand.assigneeId : null;
    floor.known.set(customer, { agentId: holder ?? agentId, at: occurredAt });
  };

  const entries: Entry[] = [];
  const enter = (at: Date, rank: keyof typeof ranks, run: (at: Date) => void, order = 0) =>
    entries.push({ time: Math.max(at.getTime(), period.from.getTime()), rank: ranks[rank], order, run });
  for (const { from, body } of rules.slice(1))
    enter(from, 'rules', () => {
      looks.switched = body;
    });
  if (side === 'draft')
    enter(period.from, 'rules', () => {
      looks.isFreed = true;
    });
  const holders = new Map(courses.map((course) => [course.id, course.holders]));
  for (const one of scene.answers) {
    const hadIt = holders.get(one.conversationId)?.findLast(({ at }) => at <= one.knownAt)?.agentId ?? null;
    if (one.knownAt < period.from) answer(one, null);
    else enter(one.knownAt, 'answered', () => answer(one, hadIt));
  }
  for (const course of courses) {
    enter(course.openedAt, 'opened', (at) => begin(course, course.openedAt < period.from ? period.from : at));
    for (const { at, ...reading } of course[side].readings)
      if (at >= period.from)
        enter(at, 'read', () => {
          const matter = floor.matters.get(course.id);
          if (!matter) return;
          work.read(matter, reading);
          looks.asked.add(matter);
        });
    for (const { at, isAtNight } of course[side].breaches)
      if (at >= period.from)
        enter(at, 'late', () => {
          const stand = floor.matters.get(course.id)?.stand;
          byPerson.breach(stand?.assigneeId ?? null, isAtNight);
          byTeam.breach(stand?.teamId ?? null, isAtNight);
        });
  }
  const done = [
    ...courses.flatMap((course) => course.acts.map((one) => ({ one, run: (at: Date) => act(course, one, at) }))),
    ...people.changes.map((one) => ({ one, run: () => become(one) })),
  ];
  let latest = 0;
  // What was written later did not happen earlier, whatever its clock said.
  for (const { one, run } of done
    .filter(({ one }) => one.position > 0)
    .sort((a, b) => a.one.position - b.one.position)) {
    latest = Math.max(latest, one.at.getTime());
    enter(new Date(latest), 'done', run, one.position);
  }
  for (const { one, run } of done) if (one.position === 0) enter(one.at, 'done', run);

  entries.sort((a, b) => a.time - b.time || a.rank - b.rank || a.order - b.order);
  const end = period.to.getTime();
  for (const [n, { time, rank, run }] of entries.entries()) {
    if (n % atOnce === atOnce - 1) await breathe();
    if (time > lastTime) {
      look(new Date(lastTime));
      letGo(Math.min(time, end));
    }
    lastTime = Math.min(time, end);
    // What became late later is counted with who had it in the end.
    if (time < end || rank === ranks.late) run(new Date(lastTime));
  }
  look(new Date(lastTime));
  return {
    matters: new Map(
      [...floor.matters.values()].map(({ course: { id }, given }) => [
        id,
        { wasNobodys: first.has(id), first: first.get(id) ?? null, given },
      ]),
    ),
    people: byPerson.told(),
    teams: byTeam.told(),
    waited,
    unrouted: [...idleSince.keys()].map(({ course: { id, number } }) => ({ id, number })),
    leftOut,
  };
}

/** What somebody did as far as it meets what it met; null when it does not: who gave it away does not have it. */
function meeting({ stand }: Matter, one: Act): Act | null {
  if (one.what !== 'handed' || one.from === stand.assigneeId) return one;
  if (stand.assigneeId === null && one.to !== null) return { ...one, from: null };
  if (one.teamId === undefined) return one.from === one.to ? one : null;
  return { ...one, from: stand.assigneeId, to: stand.assigneeId };
}

type Looks = { asked: Set<Matter>; isFreed: boolean; left: Set<string>; switched: RoutingRules | null };

const noLooks = (): Looks => ({ asked: new Set(), isFreed: false, left: new Set(), switched: null });

function noRules(): never {
  throw new Error('The rules of a period begin with those that held when it began.');
}
