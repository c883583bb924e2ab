import type { Priority } from '#contract/filter.ts';
import type { RoutingRules } from '#contract/routing.ts';
import {
  type Asking,
  byTurn,
  decide,
  given,
  isNews,
  lineOf,
  mostAtOnce,
  mostOfLine,
  newLine,
  noteTaken,
  type RoutingDecision,
  type Staff,
  urgencyOf,
} from '#server/features/routing/queries.ts';
import { isWorking } from '#server/features/work/queries.ts';
import { type Course, lastInboundAt, type Placed, type Stand, spokenFacts } from './course.ts';
import type { Someone } from './people.ts';

/** A conversation on the floor. */
export type Matter = {
  course: Course;
  stand: Stand;
  category: string | null;
  priority: Priority;
  /** Whom the rules gave it to, in order. */
  given: string[];
};

/** Who last answered a customer. */
export type KnownBy = { agentId: string; at: Date };

/** Everybody and everything at a moment of a past that is lived again. */
export type Floor = {
  rules: RoutingRules;
  people: Map<string, Someone>;
  matters: Map<string, Matter>;
  turns: Staff['turns'];
  known: Map<string, KnownBy>;
};

/** What the one who lives it again is told of: before and after a conversation stands otherwise. */
export type OnChange = (matter: Matter, before: Stand, at: Date) => void;

export const isNobodys = ({ status, assigneeId, isMerged }: Stand): boolean =>
  status === 'open' && assigneeId === null && !isMerged;

/** The rules at work on a floor, just as `routeConversations` and `takeUpAll` have them: nothing is read or written. */
export function rulesAtWork(floor: Floor, onChange: OnChange) {
  const waiting = new Set<Matter>();
  const loads = new Map<string, Map<Priority, number>>();
  const held = new Map<string, Set<Matter>>();

  const keep = (matter: Matter, isHeld: boolean) => {
    const { assigneeId } = matter.stand;
    if (assigneeId === null) return;
    const theirs = held.get(assigneeId) ?? new Set<Matter>();
    held.set(assigneeId, theirs);
    if (isHeld) theirs.add(matter);
    else theirs.delete(matter);
  };
  const weigh = ({ stand, priority }: Matter, by: 1 | -1) => {
    if (stand.assigneeId === null || stand.status !== 'open' || stand.isMerged) return;
    const theirs = loads.get(stand.assigneeId) ?? new Map<Priority, number>();
    loads.set(stand.assigneeId, theirs.set(priority, (theirs.get(priority) ?? 0) + by));
  };
  const place = (matter: Matter, placed: Placed | null) => {
    matter.stand = { ...matter.stand, placed };
    if (placed?.waitingSince) waiting.add(matter);
    else waiting.delete(matter);
  };
  /** Has a conversation stand otherwise. */
  const change = (matter: Matter, to: Partial<Stand>, at: Date) => {
    const before = matter.stand;
    weigh(matter, -1);
    keep(matter, false);
    matter.stand = { ...before, ...to };
    keep(matter, true);
    weigh(matter, 1);
    onChange(matter, before, at);
  };
  const read = (matter: Matter, to: Pick<Matter, 'category' | 'priority'>) => {
    weigh(matter, -1);
    Object.assign(matter, to);
    weigh(matter, 1);
  };
  const open = (matter: Matter) => {
    floor.matters.set(matter.course.id, matter);
    keep(matter, true);
    weigh(matter, 1);
    place(matter, matter.stand.placed);
  };

  const staffAt = (at: Date): Staff => ({
    people: [...floor.people.values()]
      .filter(({ isActive, mayWork }) => isActive && mayWork)
      .map((one) => ({ ...one, isWorking: isWorking(one, at) })),
    loads: new Map([...loads].map(([id, held]) => [id, weightOf(held, floor.rules)])),
    turns: floor.turns,
  });

  /** Asks the rules about those of these that are nobody's; answers how many were given to somebody. */
  const ask = (matters: Iterable<Matter>, at: Date): number => {
    if (floor.rules.rules.length === 0) return 0;
    const free: { matter: Matter; asking: Asking }[] = [];
    for (const matter of new Set(matters))
      if (isNobodys(matter.stand)) free.push({ matter, asking: askingOf(floor, matter, at) });
      else leaveLine(matter);
    if (free.length === 0) return 0;
    const staff = staffAt(at);
    let count = 0;
    for (const { matter, asking } of free.sort((a, b) => byTurn(a.asking, b.asking))) {
      const decision = decide(floor.rules, asking.facts, staff, at);
      noteTaken(staff, decision, floor.rules.weights[matter.priority]);
      count += Number(follow(matter, asking, decision, at));
    }
    return count;
  };
  /** Answers whether it was given to somebody. */
  const follow = (matter: Matter, asking: Asking, decision: RoutingDecision, at: Date): boolean => {
    const said = { asking, decision };
    if (!isNews(said)) return false;
    const { rule, choice, teamId, tier } = decision;
    const waits = choice.is === 'waits';
    place(matter, {
      ...given(said),
      ruleId: rule?.id ?? null,
      waitingSince: waits ? (asking.last?.waitingSince ?? at) : null,
      because: waits ? choice.because : null,
      line: waits ? lineOf(decision, asking.facts) : null,
      urgency: urgencyOf(asking.facts),
    });
    const assigneeId = choice.is === 'person' ? choice.agentId : null;
    if (assigneeId !== null) matter.given.push(assigneeId);
    change(matter, { teamId, tier, assigneeId }, at);
    return assigneeId !== null;
  };
  const leaveLine = (matter: Matter) => {
    const { placed } = matter.stand;
    if (placed?.waitingSince) place(matter, { ...placed, waitingSince: null, line: null, because: null });
  };

  const firstOfLines = (): Matter[] => {
    const lines = Map.groupBy(
      [...waiting].filter(({ stand }) => stand.placed?.line !== newLine),
      ({ stand }) => stand.placed?.line,
    );
    return [...lines.values()]
      .flatMap((line) => line.sort(inLine).slice(0, mostOfLine))
      .sort(inLine)
      .slice(0, mostAtOnce);
  };
  /** Somebody may be able to take more. */
  const takeUp = (also: readonly Matter[], at: Date) => {
    const first = waiting.size === 0 ? [] : firstOfLines();
    if (ask([...first, ...also], at) === 0 || first.length === 0) return;
    lookAtAll(at);
  };
  const lookAtAll = (at: Date) => {
    for (let found = newOnes(); found.length > 0; found = newOnes()) {
      ask(found, at);
      // What no rule fits waits for nobody in particular.
      for (const matter of found) if (matter.stand.placed?.line === newLine) leaveLine(matter);
    }
    while (waiting.size > 0 && ask(firstOfLines(), at) > 0);
  };
  const newOnes = () =>
    [...waiting]
      .filter(({ stand }) => stand.placed?.line === newLine)
      .sort(inLine)
      .slice(0, mostAtOnce);
  /** Other rules hold from now on: everything that is open and nobody's is looked at anew. */
  const switchTo = (rules: RoutingRules, at: Date) => {
    floor.rules = rules;
    if (rules.rules.length === 0) {
      for (const matter of waiting) leaveLine(matter);
      return;
    }
    for (const matter of floor.matters.values()) if (isNobodys(matter.stand)) lineUp(matter, at);
    lookAtAll(at);
  };
  const lineUp = (matter: Matter, at: Date) => {
    const { course, stand } = matter;
    place(matter, {
      ...(stand.placed ?? { ruleId: null, teamId: null, tier: 1 }),
      waitingSince: stand.placed?.waitingSince ?? lastInboundAt(course, at) ?? at,
      because: null,
      line: newLine,
      urgency: urgencyOf(matter),
    });
  };

  /** What somebody has that is not over. */
  const heldBy = (agentId: string): Matter[] =>
    [...(held.get(agentId) ?? [])].filter(({ stand }) => stand.status !== 'resolved' && !stand.isMerged);

  return { open, read, change, ask, takeUp, switchTo, heldBy };
}

const weightOf = (held: ReadonlyMap<Priority, number>, { weights }: RoutingRules) =>
  [...held].reduce((sum, [priority, count]) => sum + count * weights[priority], 0);

const sinceOf = ({ stand }: Matter) => stand.placed?.waitingSince?.getTime() ?? 0;
const urgencyIn = ({ stand }: Matter) => stand.placed?.urgency ?? 0;

function inLine(a: Matter, b: Matter): number {
  return urgencyIn(a) - urgencyIn(b) || sinceOf(a) - sinceOf(b) || (a.course.id < b.course.id ? -1 : 1);
}

function askingOf({ known }: Floor, { course, stand, category, priority }: Matter, at: Date): Asking {
  const { placed } = stand;
  return {
    conversationId: course.id,
    lastInboundAt: lastInboundAt(course, at),
    last: placed,
    facts: {
      ...spokenFacts(course, at),
      // What the rules gave is theirs to change; what differs from it, a person chose.
      teamId: stand.teamId === (placed?.teamId ?? null) ? null : stand.teamId,
      category,
      priority,
      tags: stand.tags,
      tier: stand.tier,
      isTierByHand: stand.tier !== (placed?.tier ?? 1),
      knownBy: known.get(course.customer) ?? null,
      not: stand.not,
    },
  };
}
