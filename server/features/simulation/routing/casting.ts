import type { PolicyContent } from '#contract/policy.ts';
import type { RoutingRules } from '#contract/routing.ts';
import type { StaffingDraft } from '#contract/simulation.ts';
import type { Tx } from '#server/db/client.ts';
import { farthest } from '#server/features/routing/queries.ts';
import { isAtNight, lateSince } from '../lateness.ts';
import type { Past } from '../past.ts';
import type { PolicyHistory } from '../policies.ts';
import type { Outcome } from '../replay.ts';
import type { Frame } from '../tally.ts';
import { type Answer, readAnswers } from './answers.ts';
import type { Course, Understood } from './course.ts';
import type { PeoplePast } from './people.ts';
import { type CourseRow, readCourses } from './read-courses.ts';
import { readPeople } from './read-people.ts';
import { readTurnsBefore } from './read-places.ts';
import type { RulesPast } from './route-again.ts';
import { rulesAt, rulesPast, withDraft } from './rules-past.ts';
import { withStaffing } from './shifts.ts';

/** All that is needed to live a period's routing again; it grows batch by batch. */
export type Casting = {
  frame: Frame;
  history: PolicyHistory;
  rules: { now: RulesPast; draft: RulesPast };
  people: { now: PeoplePast; draft: PeoplePast };
  turns: Map<string, Map<string, number>>;
  courses: Course[];
  answers: Answer[];
  /** Whose answers were read already. */
  customers: Set<string>;
};

type Wanted = {
  history: PolicyHistory;
  drafts: readonly PolicyContent[];
  staffing: StaffingDraft | null;
  frame: Frame;
};

/** What a simulation of routing or staffing needs beside its conversations; null where neither is tried. */
export async function startCasting(tx: Tx, { history, drafts, staffing, frame }: Wanted): Promise<Casting | null> {
  const draft = drafts.find(({ kind }) => kind === 'routing');
  if (!draft && !staffing) return null;
  const people = await readPeople(tx, frame.from);
  const rules = rulesPast(history, frame);
  return {
    frame,
    history,
    rules: { now: rules, draft: draft ? withDraft(rules, draft.body as RoutingRules, frame) : rules },
    people: { now: people, draft: staffing ? withStaffing(people, staffing, frame) : people },
    turns: await readTurnsBefore(tx, frame.from),
    courses: [],
    answers: [],
    customers: new Set(),
  };
}

const allRules = ({ rules: { now, draft } }: Casting) => [...now, ...draft].map(({ body }) => body);
const dayMs = 86_400_000;

/** What routing needs of a batch of conversations beside their past. */
export async function readCast(
  tx: Tx,
  casting: Casting,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, CourseRow>> {
  const { frame, history } = casting;
  const rows = await readCourses(tx, conversationIds, { period: frame, rulesAt: (at) => rulesAt(history, at) });
  const days = Math.max(0, ...allRules(casting).map((rules) => farthest(rules) ?? 0));
  const fresh = [...new Set([...rows.values()].map(({ customer }) => customer))].filter(
    (one) => !casting.customers.has(one),
  );
  if (days === 0 || fresh.length === 0) return rows;
  for (const one of fresh) casting.customers.add(one);
  casting.answers.push(...(await readAnswers(tx, fresh, new Date(frame.from.getTime() - days * dayMs))));
  return rows;
}

/** Adds a conversation as both sets of policies understood it. */
export function addCourse(
  { courses, frame, ...casting }: Casting,
  past: Past,
  row: CourseRow,
  { now, draft }: { now: Outcome; draft: Outcome },
): void {
  if (past.openedAt >= frame.to) return;
  const areWordsAsked = allRules({ courses, frame, ...casting }).some(({ rules }) =>
    rules.some(({ when }) => when.words !== undefined),
  );
  const heard = past.said.filter(({ direction }) => direction === 'in');
  courses.push({
    ...row,
    id: past.id,
    number: past.number,
    network: past.network,
    language: past.language,
    openedAt: past.openedAt,
    past: { person: past.person, personChangedAt: past.personChangedAt, seenPersons: past.seenPersons },
    // Words that no rule asks for are not carried along.
    heard: areWordsAsked ? heard : heard.map((said) => ({ ...said, text: '', versions: [] })),
    now: understood(now, frame),
    draft: understood(draft, frame),
  });
}

function understood({ readings, clocks }: Outcome, { from, to, asOf }: Frame): Understood {
  const breaches = clocks.flatMap((replayed) => {
    const { startedAt } = replayed.clock;
    const at = startedAt >= from && startedAt < to ? lateSince(replayed, asOf) : null;
    return at ? { at, isAtNight: isAtNight(replayed, at) } : [];
  });
  return { readings, breaches };
}
