import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { randomFrom } from '#cli/seed/random.ts';
import { assignConversation, setConversationTags, setConversationTier } from '#contract/conversation.ts';
import { changeTeam } from '#contract/people.ts';
import { defaultMatrix } from '#contract/priority.ts';
import { defaultRouting, type RoutingRules } from '#contract/routing.ts';
import {
  getSimulation,
  previewPolicy,
  type RoutingResult,
  type StaffingDraft,
  startSimulation,
} from '#contract/simulation.ts';
import { type Skills, setAttendance, setOwnAttendance, setSkills } from '#contract/work.ts';
import { catchUp } from '#server/events/follow.ts';
import { findLongAway } from '#server/features/routing/jobs.ts';
import { followRouting } from '#server/features/routing/subscribers.ts';
import { endAbsences } from '#server/features/work/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aTeam, type ConversationOptions, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { aRoutingRule } from '#test/factories/routing.ts';
import { type Traffic, trafficIn } from '#test/factories/traffic.ts';

const minute = 60_000;
const hour = 60 * minute;
let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let traffic: Traffic;
let began: Date;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.set(new Date('2026-11-20T08:00:00Z'));
  began = now();
  workspaceId = await aWorkspace(app.context.db);
  lead = await agent('Lea', { role: 'lead' });
  traffic = trafficIn(app, workspaceId, lead);
  await settle();
  await attends(lead, 'off_shift');
  await settle();
});
afterAll(() => app.close());

const now = () => app.context.now();
const untilNow = () => ({ from: began.toISOString(), to: now().toISOString(), timeZone: 'UTC' });

async function agent(name: string, options: { role?: 'lead' | 'agent'; teamIds?: string[] } = {}): Promise<TestAgent> {
  const made = await anAgent(app.context.db, workspaceId, { name, ...options });
  await app.context.db.kysely
    .updateTable('session')
    .set({ expires_at: new Date('2099-01-01T00:00:00Z') })
    .execute();
  return made;
}

/** Everything that follows from what happened, and what follows from that. */
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    app.clock.advance(5);
    await traffic.follow();
    await catchUp(app.context, workspaceId, followRouting);
    await app.runJobs();
  }
}
/** Time goes by, and what the program looks after every few seconds is looked after at its moment. */
async function pass(ms: number): Promise<void> {
  const until = new Date(now().getTime() + ms);
  for (;;) {
    const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
      sql<{ at: Date | null }>`
        select least(a.back_at, a.work_since + (p.body -> 'leaving' ->> 'awayMinutes')::int * interval '1 minute') as at
        from agent a left join policy p on p.workspace_id = a.workspace_id and p.kind = 'routing' and p.state = 'active'
        where a.workspace_id = ${workspaceId} and a.work_state = 'away'`.execute(tx),
    );
    const due = rows.flatMap(({ at }) => (at && at > now() && at < until ? at.getTime() : []));
    if (due.length === 0) break;
    app.clock.set(new Date(Math.min(...due)));
    await tick();
  }
  app.clock.set(until > now() ? until : now());
  await tick();
}
async function tick(): Promise<void> {
  await app.context.db.inWorkspace(workspaceId, (tx) => endAbsences(tx, now()));
  await findLongAway.run(app.context, workspaceId);
  await settle();
}
const attends = (who: TestAgent, state: 'working' | 'away' | 'off_shift', backAt?: string) =>
  app.call(who, setOwnAttendance, { body: { state, backAt } });
const knows = ({ agentId }: TestAgent, skills: Partial<Skills>) =>
  app.call(lead, setSkills, { body: { agentIds: [agentId], skills } });
async function asks(options: ConversationOptions = {}): Promise<TestConversation> {
  const made = await traffic.asks(options);
  await settle();
  return made;
}
async function hands({ conversationId }: TestConversation, to: TestAgent | null, teamId: string | null = null) {
  const body = { assigneeId: to?.agentId ?? null, teamId };
  expect((await app.call(lead, assignConversation, { params: { conversationId }, body })).status).toBe(200);
  await settle();
}
const rules = (changes: Partial<RoutingRules>) => ({
  kind: 'routing' as const,
  body: { ...defaultRouting, ...changes },
});
async function switchOn(changes: Partial<RoutingRules>): Promise<void> {
  await traffic.switchesOn(rules(changes));
  await settle();
}

type Trying = { draft?: Partial<RoutingRules>; staffing?: StaffingDraft; from?: Date };

async function simulate({ draft, staffing, from = began }: Trying): Promise<RoutingResult> {
  app.clock.advance(minute);
  if (draft) await traffic.drafts(rules(draft));
  const body = {
    from: from.toISOString(),
    to: now().toISOString(),
    timeZone: 'UTC',
    kinds: draft ? ['routing' as const] : [],
    ...(staffing ? { staffing } : {}),
  };
  const started = await app.call(lead, startSimulation, { body });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  await app.runJobs();
  const params = { simulationId: started.body.simulation.id };
  const { simulation } = (await app.call(lead, getSimulation, { params })).body;
  if (!simulation.result?.routing) throw new Error(`The simulation is ${simulation.state}.`);
  return simulation.result.routing;
}

const of = (found: RoutingResult['people'], who: { agentId: string } | null) =>
  found.find(({ key }) => key === (who?.agentId ?? null));
const moved = ({ moves }: RoutingResult) => moves.map(({ from, to, count }) => ({ from, to, count }));

describe('the rules that held, asked again', () => {
  test('give everything to the same people, and the same rules as a draft change nothing', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    await switchOn({ rules: [aRoutingRule()] });
    const one = await asks();
    app.clock.advance(10 * minute);
    await asks();
    await traffic.says(one, 'out', { agentId: ana.agentId });
    await traffic.becomes(one, 'resolved');
    app.clock.advance(minute);
    await attends(ben, 'off_shift');
    await settle();
    await asks();

    const found = await simulate({ draft: { rules: [aRoutingRule()] } });

    expect(found).toMatchObject({
      conversations: 3,
      alike: 3,
      different: { count: 0 },
      inexact: [],
      moves: [],
      leftOut: 0,
    });
    for (const { now: was, draft } of [...found.people, ...found.teams]) expect(draft).toEqual(was);
  });

  test('say of any life what is written of it', { timeout: 600_000 }, async () => {
    const from = await live(randomFrom(1, 'routing'));

    const whole = await simulate({ draft: { rules: [aRoutingRule()] } });
    expect(whole.different).toEqual({ count: 0, examples: [] });
    expect(whole.alike).toBe(whole.conversations);
    expect(whole.conversations).toBeGreaterThan(10);

    app.clock.advance(minute);
    const half = await simulate({ draft: { rules: [aRoutingRule()] }, from });
    expect(half.different).toEqual({ count: 0, examples: [] });
  });
});

describe('a draft', () => {
  test('gives to others, and what people did by hand counts where it meets what it met', async () => {
    const teamId = await aTeam(app.context.db, workspaceId, 'Night shift');
    const [ana, ben] = [await agent('Ana'), await agent('Ben', { teamIds: [teamId] })];
    await switchOn({ rules: [aRoutingRule({ agentIds: [ana.agentId] })] });
    const [one, other] = [await asks(), await asks()];
    app.clock.advance(14 * hour);
    // Ben would have had it by then, so Ana has nothing to hand on.
    await hands(other, lead);
    await traffic.becomes(one, 'resolved');

    const found = await simulate({ draft: { rules: [aRoutingRule({ teamId })] } });

    expect(found).toMatchObject({ alike: 2, leftOut: 1, unrouted: { now: { count: 0 }, draft: { count: 0 } } });
    expect(moved(found)).toEqual([{ from: ana.agentId, to: ben.agentId, count: 2 }]);
    expect(of(found.people, ana)).toMatchObject({ now: { given: 2, most: 2 }, draft: { given: 0, most: 0, mean: 0 } });
    expect(of(found.people, ben)).toMatchObject({ now: { given: 0 }, draft: { given: 2, most: 2, late: 2 } });
    expect(of(found.people, lead)).toMatchObject({ now: { given: 1, givenAtNight: 1 }, draft: { given: 0 } });
    expect(found.teams.find(({ key }) => key === teamId)).toMatchObject({ now: { given: 0 }, draft: { given: 2 } });
  });

  test('of staffing has people come and go by their shifts, with other skills', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    await switchOn({ rules: [aRoutingRule()], leaving: { awayMinutes: null, offShift: true } });
    // A Friday, 8 o'clock.
    await asks({ language: 'de' });
    app.clock.advance(4 * hour);
    await asks({ language: 'de' });
    const hours = (from: string, to: string) => Array.from({ length: 7 }, () => [{ from, to }]);
    const shift = (who: TestAgent, from: string, to: string, skills?: Partial<Skills>) => ({
      agentId: who.agentId,
      shifts: { timeZone: 'UTC', week: hours(from, to) },
      ...(skills ? { skills } : {}),
    });

    const split = await simulate({
      staffing: { people: [shift(ana, '06:00', '10:00'), shift(ben, '09:00', '18:00')] },
    });
    expect(of(split.people, ana)?.draft).toMatchObject({ given: 1 });
    // What Ana left at 10, and the later one.
    expect(of(split.people, ben)?.draft).toMatchObject({ given: 2, most: 2 });

    const english = await simulate({
      staffing: {
        people: [
          shift(ana, '06:00', '10:00', { languages: ['en'] }),
          shift(ben, '11:00', '12:00', { languages: ['en'] }),
        ],
      },
    });
    expect(english).toMatchObject({ unrouted: { now: { count: 0 }, draft: { count: 2 } }, alike: 2 });
    expect(english.people.find(({ key }) => key === null)?.draft).toMatchObject({ given: 2, most: 2 });
  });

  test('is tried on the spot too', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    await switchOn({ rules: [aRoutingRule({ agentIds: [ana.agentId] })] });
    await asks();
    app.clock.advance(minute);

    const body = { content: rules({ rules: [aRoutingRule({ agentIds: [ben.agentId] })] }), ...untilNow() };
    const { result } = (await app.call(lead, previewPolicy, { body })).body;

    expect(result.routing).toMatchObject({ conversations: 1, alike: 1 });
    expect(result.routing && moved(result.routing)).toEqual([{ from: ana.agentId, to: ben.agentId, count: 1 }]);
  });
});

test('what cannot be lived again exactly is counted and named', async () => {
  const ana = await agent('Ana');
  await switchOn({ rules: [aRoutingRule()] });
  const one = await asks();
  await knows(ana, { tier: 2 });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update event_detail d set body = '{"changed": ["tier"]}' from event e where d.workspace_id = ${workspaceId}
      and e.workspace_id = d.workspace_id and e.id = d.event_id and e.type = 'agent.skills_changed'`.execute(tx),
  );
  app.clock.advance(minute);
  await asks();

  const { conversationId: id, number } = one;
  expect(await simulate({ draft: { rules: [aRoutingRule()] } })).toMatchObject({
    conversations: 2,
    alike: 1,
    inexact: [{ because: 'skills', count: 1, examples: [{ id, number }] }],
  });
});

test('only who sees everything can try what everybody holds', async () => {
  const { db } = app.context;
  await db.inWorkspace(workspaceId, (tx) =>
    sql`update role set permissions = permissions || '{policy.manage}' where workspace_id = ${workspaceId} and key = 'agent'`.execute(
      tx,
    ),
  );
  const planner = await agent('Pia', { teamIds: [await aTeam(db, workspaceId)] });
  const body = { content: rules({ rules: [aRoutingRule()] }), ...untilNow() };
  expect((await app.call(planner, previewPolicy, { body })).status).toBe(422);
  const period = untilNow();
  const staffing = { people: [{ agentId: planner.agentId, skills: { tier: 2 as const } }] };
  expect((await app.call(planner, startSimulation, { body: { ...period, kinds: [], staffing } })).status).toBe(422);
  expect((await app.call(lead, startSimulation, { body: { ...period, kinds: [] } })).status).toBe(400);
});

/** Something of everything for three weeks; answers a moment in the middle. */
async function live(random: ReturnType<typeof randomFrom>): Promise<Date> {
  const { db } = app.context;
  const teams = [await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  const people = [];
  for (const [n, name] of ['Ana', 'Ben', 'Cem', 'Dea', 'Eli'].entries())
    people.push(await agent(name, { teamIds: n < 4 ? [teams[n % 2] ?? ''] : [] }));
  const [first = '', second = ''] = teams;
  const policies: Partial<RoutingRules>[] = [
    { rules: [aRoutingRule()] },
    { rules: [aRoutingRule({ method: 'round_robin', stickyDays: 3 })], capacity: 2 },
    {
      rules: [
        aRoutingRule({ id: 'refunds', when: { words: ['refund'] }, teamId: first, tier: 2, otherwise: 'next' }),
        aRoutingRule({
          id: 'german',
          when: { languages: ['de'] },
          teamId: second,
          method: 'round_robin',
          stickyDays: 7,
        }),
        aRoutingRule({ id: 'rest', topics: ['general', 'parcels'] }),
      ],
      topics: [{ id: 'parcels', name: 'Parcels' }],
      leaving: { awayMinutes: 30, offShift: true },
      capacity: 3,
    },
    {
      rules: [
        aRoutingRule({ id: 'tagged', when: { tags: ['vip'] }, agentIds: [people[0]?.agentId ?? ''] }),
        aRoutingRule({ method: 'queue' }),
      ],
    },
    {
      rules: [aRoutingRule({ id: 'urgent', when: { priorities: ['urgent', 'high'] } })],
      leaving: { awayMinutes: 10, offShift: false },
    },
    { rules: [] },
  ];
  const open: TestConversation[] = [];
  let middle = now();
  await switchOn(policies[0] ?? {});
  for (let n = 0; n < 80; n += 1) {
    await pass(minute + random.below(2 * hour));
    app.clock.advance(1000);
    if (n === 40) middle = now();
    const one = open.length < 4 || random.chance(0.2) ? null : random.pick(open);
    const who = random.pick(people);
    const what = one
      ? random.weighted({
          in: 6,
          out: 6,
          status: 8,
          hand: 4,
          tier: 1,
          tag: 2,
          work: 8,
          skills: 2,
          team: 1,
          rules: 2,
          matrix: 0.5,
        })
      : 'asks';
    const params = { conversationId: one?.conversationId ?? '' };
    if (!one)
      open.push(
        await traffic.asks({
          text: random.pick(['Hello?', 'urgent!', 'I want a refund', 'Do you ship to Oslo?']),
          language: random.pick(['en', 'de', 'fr']),
          ...(open.length > 0 && random.chance(0.3) ? { profile: random.pick(open) } : {}),
        }),
      );
    else if (what === 'in') await traffic.says(one, 'in', { text: random.pick(['And?', 'refund', 'urgent']) });
    else if (what === 'out') await traffic.says(one, 'out', { agentId: who.agentId });
    else if (what === 'status') await traffic.becomes(one, random.pick(['open', 'pending', 'on_hold', 'resolved']));
    else if (what === 'hand')
      await app.call(lead, assignConversation, {
        params,
        body: {
          assigneeId: random.chance(0.5) ? null : who.agentId,
          ...(random.chance(0.3) ? { teamId: random.pick([...teams, null]) } : {}),
        },
      });
    else if (what === 'tier')
      await app.call(lead, setConversationTier, {
        params,
        body: { tier: random.pick([1, 2, 3] as const), reason: 'Deep' },
      });
    else if (what === 'tag')
      await app.call(lead, setConversationTags, { params, body: { tags: random.pick([['vip'], ['new'], []]) } });
    else if (what === 'work') {
      const state = random.weighted({ working: 5, away: 3, off_shift: 2 });
      const backAt =
        state === 'away' && random.chance(0.5) ? new Date(now().getTime() + 45 * minute).toISOString() : undefined;
      await app.call(lead, setAttendance, { params: { agentId: who.agentId }, body: { state, backAt } });
    } else if (what === 'skills')
      await knows(who, {
        tier: random.pick([1, 2, 3] as const),
        languages: random.pick([[], ['en'], ['de', 'fr']]),
        topics: random.pick([[], ['parcels'], ['general']]),
        capacity: random.pick([null, 1, 5]),
      });
    else if (what === 'team')
      await app.call(lead, changeTeam, {
        params: { teamId: random.pick(teams) },
        body: { agentIds: people.filter(() => random.chance(0.6)).map(({ agentId }) => agentId) },
      });
    else if (what === 'rules') await traffic.switchesOn(rules(random.pick(policies)));
    else
      await traffic.switchesOn({
        kind: 'priority',
        body: {
          categories: defaultMatrix.categories.map((category) =>
            category.id === 'general' ? { ...category, priority: random.pick(['high', 'normal'] as const) } : category,
          ),
        },
      });
    await settle();
  }
  return middle;
}
