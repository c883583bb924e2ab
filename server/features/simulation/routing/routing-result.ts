import type { ConversationRef, RoutingDoubt, RoutingResult } from '#contract/simulation.ts';
import { timeWithin } from '../spread.ts';
import type { Casting } from './casting.ts';
import type { Course } from './course.ts';
import { doubtAt } from './people.ts';
import { type Routed, routeAgain } from './route-again.ts';
import { noSums } from './sums.ts';

type Some = { count: number; examples: ConversationRef[] };

const mostExamples = 10;

/** Lives a period's routing again on both sides and says what differs. */
export async function routingResult({ frame, ...casting }: Casting): Promise<RoutingResult> {
  const { courses, answers, turns } = casting;
  const live = (side: 'now' | 'draft') =>
    routeAgain({
      side,
      period: frame,
      courses,
      answers: answers.toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime()),
      turns,
      people: casting.people[side],
      rules: casting.rules[side],
      timeZone: frame.timeZone,
    });
  const [now, draft] = [await live('now'), await live('draft')];
  const asked = courses.filter(({ id }) => now.matters.get(id)?.wasNobodys || draft.matters.get(id)?.wasNobodys);
  return {
    conversations: asked.length,
    ...compare(asked, { ...casting, frame }, now),
    people: beside(now.people, draft.people),
    teams: beside(now.teams, draft.teams),
    moves: movesOf(asked, now, draft),
    unrouted: { now: some(now.unrouted), draft: some(draft.unrouted) },
    waited: { now: told(now), draft: told(draft) },
    leftOut: draft.leftOut,
  };
}

const told = ({ waited }: Routed) => ({ medianMs: timeWithin(waited, 0.5), p90Ms: timeWithin(waited, 0.9) });
const some = (found: readonly ConversationRef[]): Some => ({
  count: found.length,
  examples: found.slice(0, mostExamples).map(({ id, number }) => ({ id, number })),
});

/** Pure: how what the rules of then say again compares with what is written, and of what they cannot say it again. */
function compare(
  asked: readonly Course[],
  { frame, people }: Casting,
  { matters }: Routed,
): Pick<RoutingResult, 'alike' | 'different' | 'inexact'> {
  const different: Course[] = [];
  const doubted = new Map<RoutingDoubt, Course[]>();
  let alike = 0;
  for (const course of asked) {
    const doubt = course.doubt ?? doubtAt(people.now, course.openedAt < frame.from ? frame.from : course.openedAt);
    if (doubt) doubted.set(doubt, [...(doubted.get(doubt) ?? []), course]);
    else if (isSame(writtenOf(course, frame), matters.get(course.id)?.given ?? [])) alike += 1;
    else different.push(course);
  }
  return {
    alike,
    different: some(different),
    inexact: [...doubted].map(([because, courses]) => ({ because, ...some(courses) })),
  };
}

const writtenOf = ({ holders }: Course, { from, to }: Casting['frame']): string[] =>
  holders.flatMap(({ at, agentId, isByRules }) =>
    isByRules && agentId !== null && at >= from && at < to ? agentId : [],
  );

const isSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one, n) => one === others[n]);

function beside(now: Routed['people'], draft: Routed['people']): RoutingResult['people'] {
  return [...new Set([...now.keys(), ...draft.keys()])]
    .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map((key) => ({ key, now: now.get(key) ?? noSums, draft: draft.get(key) ?? noSums }));
}

function movesOf(asked: readonly Course[], now: Routed, draft: Routed): RoutingResult['moves'] {
  const moves = new Map<string, { from: string | null; to: string | null; found: Course[] }>();
  for (const course of asked) {
    const [from, to] = [now, draft].map(({ matters }) => matters.get(course.id)?.first ?? null) as [
      string | null,
      string | null,
    ];
    if (from === to) continue;
    const move = moves.get(`${from} ${to}`) ?? { from, to, found: [] };
    move.found.push(course);
    moves.set(`${from} ${to}`, move);
  }
  return [...moves]
    .sort(([a, { found }], [b, { found: others }]) => others.length - found.length || (a < b ? -1 : 1))
    .map(([, { from, to, found }]) => ({ from, to, ...some(found) }));
}
