import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  assignConversation,
  getConversation,
  setConversationStatus,
  setConversationTier,
} from '#contract/conversation.ts';
import { deactivateAgent } from '#contract/people.ts';
import { activatePolicy, getPolicy, savePolicyDraft } from '#contract/policy.ts';
import { defaultRouting, getRouting, type RoutingRules, tryRouting } from '#contract/routing.ts';
import { signOut } from '#contract/session.ts';
import { getOwnWork, listStaff, type Skills, setOwnAttendance, setSkills } from '#contract/work.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { moveClocks } from '#server/features/clock/subscribers.ts';
import { endAbsences } from '#server/features/work/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aMessage, aTeam, type ConversationOptions } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { aRoutingRule } from '#test/factories/routing.ts';
import { findLongAway } from './jobs.ts';
import { followRouting } from './subscribers.ts';

const minute = 60_000;
let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(new Date());
  workspaceId = await aWorkspace(app.context.db);
  lead = await anAgent(app.context.db, workspaceId, { role: 'lead', name: 'Lea' });
  await follow();
  // Leads take part like everybody; most of these tests are about others.
  await attends(lead, 'off_shift');
});

const now = () => app.context.now();
/** A moment later, so that one decision is newer than the other. */
async function follow(): Promise<void> {
  app.clock.advance(1000);
  await catchUp(app.context, workspaceId, moveClocks);
  await catchUp(app.context, workspaceId, followRouting);
}
/** Everything that follows, and what follows from that. */
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    await follow();
    await app.runJobs();
  }
}
const agent = (name: string, teamIds: string[] = []) => anAgent(app.context.db, workspaceId, { name, teamIds });
const attends = (who: TestAgent, state: 'working' | 'away' | 'off_shift', backAt?: string) =>
  app.call(who, setOwnAttendance, { body: { state, backAt } });
const knows = async ({ agentId }: TestAgent, skills: Partial<Skills>) => {
  const { status } = await app.call(lead, setSkills, { body: { agentIds: [agentId], skills } });
  expect(status).toBe(200);
};
async function switchOn(changes: Partial<RoutingRules>): Promise<void> {
  const params = { kind: 'routing' } as const;
  const { body: policy } = await app.call(lead, getPolicy, { params });
  const body = { ...defaultRouting, ...changes };
  const { body: draft } = await app.call(lead, savePolicyDraft, { params, body: { content: { ...params, body } } });
  const answer = await app.call(lead, activatePolicy, {
    params: { ...params, version: draft.version },
    body: { replaces: policy.version },
  });
  expect(answer.status).toBe(200);
  await settle();
}
/** A customer's question, told as intake tells it; nobody has looked at it yet. */
async function asks(options: ConversationOptions = {}) {
  const made = await aConversation(app.context.db, workspaceId, { text: 'Do you ship?', at: now(), ...options });
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    record(tx, {
      type: 'message.received',
      at: now(),
      actor: { kind: 'customer', id: made.profileId },
      subject: { kind: 'message', id: made.messageId },
      conversationId: made.conversationId,
      detail: { network: 'sandbox', stage: 'public' },
    });
  });
  return made;
}
async function asked(options: ConversationOptions = {}) {
  const made = await asks(options);
  await follow();
  return made;
}
const rowOf = async ({ conversationId }: { conversationId: string }) =>
  (await app.call(lead, getConversation, { params: { conversationId } })).body.conversation;
const holder = async (one: { conversationId: string }) => (await rowOf(one)).assigneeId;
const whyOf = async ({ conversationId }: { conversationId: string }) =>
  (await app.call(lead, getRouting, { params: { conversationId } })).body;
async function holdings(): Promise<Record<string, number>> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ id: string; count: number }>`select assignee_id as id, count(*)::int as count from conversation
      where workspace_id = ${workspaceId} and assignee_id is not null group by 1`.execute(tx),
  );
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}

describe('routing', () => {
  it('unconfigured, gives nobody anything unasked', async () => {
    await agent('Ana');
    const question = await asked();

    expect(await holder(question)).toBeNull();
    expect(await whyOf(question)).toEqual({ trace: null, waitingSince: null, tier: 1, isTierByHand: false });
  });

  it('shares out evenly among those who work, and says why', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    const away = await agent('Cem');
    await attends(away, 'away');
    await switchOn({ rules: [aRoutingRule({ id: 'vip', name: 'VIP', when: { marks: ['vip'] } }), aRoutingRule()] });
    for (let n = 0; n < 5; n += 1) await asks();
    const last = await asked();

    expect(await holdings()).toEqual({ [ana.agentId]: 3, [ben.agentId]: 3 });
    const { trace } = await whyOf(last);
    expect(trace).toMatchObject({
      policyVersion: 1,
      rule: { id: 'everything', name: 'Everything' },
      passed: [{ ruleId: 'vip', name: 'VIP', failed: 'marks' }],
      choice: { is: 'person', by: 'least_loaded' },
    });
    expect(trace?.people.map(({ verdict }) => verdict).toSorted()).toEqual([
      'chosen',
      'could',
      'not_working',
      'not_working',
    ]);
  });

  it('goes by what the priority matrix just recognised', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    await switchOn({
      rules: [
        aRoutingRule({ id: 'urgent', when: { categories: ['urgent_complaint'] }, agentIds: [ben.agentId] }),
        aRoutingRule({ agentIds: [ana.agentId] }),
      ],
    });
    const burning = await asked({ text: 'URGENT: my card was charged twice' });

    expect(await holder(burning)).toBe(ben.agentId);
    expect(await holder(await asked())).toBe(ana.agentId);
  });

  it('gives team and tier, and leaves those that a person chose', async () => {
    const billing = await aTeam(app.context.db, workspaceId, 'Billing');
    const legal = await aTeam(app.context.db, workspaceId, 'Legal');
    await switchOn({ rules: [aRoutingRule({ teamId: billing, tier: 2, method: 'queue' })] });
    const question = await asked();
    expect(await rowOf(question)).toMatchObject({ teamId: billing, tier: 2, assigneeId: null });

    const params = { conversationId: question.conversationId };
    await app.call(lead, assignConversation, { params, body: { assigneeId: null, teamId: legal } });
    await app.call(lead, setConversationTier, { params, body: { tier: 3, reason: 'A matter of law' } });
    await settle();

    expect(await rowOf(question)).toMatchObject({ teamId: legal, tier: 3 });
    expect(await whyOf(question)).toMatchObject({ isTierByHand: true });
  });

  it('goes to who answered this customer last', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    const earlier = await aConversation(app.context.db, workspaceId, { status: 'resolved', at: now() });
    await aMessage(app.context.db, workspaceId, earlier, { direction: 'out', agentId: ben.agentId, at: now() });
    await switchOn({ rules: [aRoutingRule({ stickyDays: 30 })] });
    await aConversation(app.context.db, workspaceId, { assigneeId: ben.agentId });

    const again = await asked({ profile: earlier });
    const other = await asked();

    expect(await holder(again)).toBe(ben.agentId);
    expect((await whyOf(again)).trace?.choice).toMatchObject({ by: 'knows' });
    expect(await holder(other)).toBe(ana.agentId);
  });

  it('waits with its reason while nobody can take it, and is taken up when somebody comes or has room', async () => {
    const ana = await agent('Ana');
    await knows(ana, { capacity: 1 });
    await attends(ana, 'off_shift');
    await switchOn({ rules: [aRoutingRule()] });
    const [normal, urgent] = [await asked(), await asked({ text: 'URGENT: fraud' })];
    expect(await whyOf(normal)).toMatchObject({
      waitingSince: expect.any(String),
      trace: { choice: { is: 'waits', because: 'not_working' } },
    });

    await attends(ana, 'working');
    await settle();
    expect(await holder(urgent)).toBe(ana.agentId);
    expect(await holder(normal)).toBeNull();
    expect((await whyOf(normal)).trace?.choice).toEqual({ is: 'waits', because: 'full' });

    await app.call(ana, setConversationStatus, {
      params: { conversationId: urgent.conversationId },
      body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
    });
    await settle();
    expect(await holder(normal)).toBe(ana.agentId);
    expect((await whyOf(normal)).waitingSince).toBeNull();
  });

  it('one line that nobody can take holds up no other', async () => {
    const ana = await agent('Ana');
    await knows(ana, { languages: ['en'] });
    await attends(ana, 'off_shift');
    await switchOn({ rules: [aRoutingRule()] });
    for (let n = 0; n < 25; n += 1) await asks({ language: 'ar' });
    const english = await asked({ language: 'en' });

    await attends(ana, 'working');
    await settle();

    expect(await holder(english)).toBe(ana.agentId);
    expect(await holdings()).toEqual({ [ana.agentId]: 1 });
  });

  it('looks at everything that is open and nobody’s when other rules are switched on, and lets go of it without rules', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    for (let n = 0; n < 45; n += 1) await asks();
    await follow();
    await switchOn({ rules: [aRoutingRule()] });
    expect(await holdings()).toEqual({ [ana.agentId]: 20, [ben.agentId]: 20 });

    await switchOn({ rules: [] });
    const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
      sql`select from routing where workspace_id = ${workspaceId} and waiting_since is not null`.execute(tx),
    );
    expect(rows).toHaveLength(0);
  });

  it('does not give a conversation again to who gave it back', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    await switchOn({ rules: [aRoutingRule()] });
    const question = await asked();
    const first = await holder(question);
    const params = { conversationId: question.conversationId };

    await app.call(lead, assignConversation, { params, body: { assigneeId: null } });
    await settle();

    expect([ana.agentId, ben.agentId].filter((id) => id !== first)).toContain(await holder(question));
    await app.call(lead, assignConversation, { params, body: { assigneeId: null } });
    await settle();
    const { trace } = await whyOf(question);
    expect(trace?.choice.is).toBe('waits');
    expect(trace?.people.filter(({ verdict }) => verdict === 'gave_back')).toHaveLength(2);
  });

  it('of parallel runs none gives twice or more than a person can hold', async () => {
    const people = [await agent('Ana'), await agent('Ben'), await agent('Cem')];
    for (const one of people) await knows(one, { capacity: 7 });
    await switchOn({ rules: [aRoutingRule()] });
    for (let n = 0; n < 30; n += 1) await asks();
    await follow();
    const run = () => Promise.all([follow(), follow(), app.runJobs(), follow()]);
    // People take some themselves meanwhile.
    await Promise.all([run(), run(), ...people.map((one) => attends(one, 'away').then(() => attends(one, 'working')))]);
    await settle();

    expect(await holdings()).toEqual(Object.fromEntries(people.map(({ agentId }) => [agentId, 7])));
    const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
      sql<{ times: number }>`select count(*)::int as times from event where workspace_id = ${workspaceId}
        and type = 'conversation.assigned' group by conversation_id`.execute(tx),
    );
    expect(rows.every(({ times }) => times === 1)).toBe(true);
  });
});

describe('what somebody holds', () => {
  it('goes on to others when they leave, where the policy says so', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    await switchOn({
      rules: [aRoutingRule({ method: 'round_robin' })],
      leaving: { awayMinutes: 30, offShift: true },
    });
    const [first, second] = [await asked(), await asked()];
    const [leaver, other] = (await holder(first)) === ana.agentId ? [ana, ben] : [ben, ana];

    await attends(leaver, 'away');
    await settle();
    expect(await holder(first)).toBe(leaver.agentId);

    app.clock.set(new Date(now().getTime() + 31 * minute));
    await findLongAway.run(app.context, workspaceId);
    await app.runJobs();
    await settle();
    expect(await holder(first)).toBe(other.agentId);

    await attends(leaver, 'working');
    await attends(other, 'off_shift');
    await settle();
    expect(await holder(first)).toBe(leaver.agentId);
    expect(await holder(second)).toBe(leaver.agentId);
  });

  it('stays with them otherwise, but never with somebody without access', async () => {
    const ana = await agent('Ana');
    const open = await aConversation(app.context.db, workspaceId, { assigneeId: ana.agentId });
    const waiting = await aConversation(app.context.db, workspaceId, { assigneeId: ana.agentId, status: 'pending' });
    await attends(ana, 'off_shift');
    await settle();
    expect(await holder(open)).toBe(ana.agentId);

    const { status } = await app.call(lead, deactivateAgent, { params: { agentId: ana.agentId } });
    expect(status).toBe(200);
    await settle();

    expect(await holder(open)).toBeNull();
    expect(await holder(waiting)).toBeNull();
  });
});

describe('a person at work', () => {
  it('is away until they are back, by themselves or at their time', async () => {
    const ana = await agent('Ana');
    const backAt = new Date(now().getTime() + 15 * minute).toISOString();
    expect((await attends(ana, 'away', backAt)).body.member.attendance).toMatchObject({ state: 'away', backAt });
    expect((await attends(ana, 'away', new Date(now().getTime() - minute).toISOString())).status).toBe(400);

    app.clock.set(new Date(now().getTime() + 15 * minute));
    await app.context.db.inWorkspace(workspaceId, (tx) => endAbsences(tx, now()));

    expect((await app.call(ana, getOwnWork, {})).body.member.attendance).toMatchObject({ state: 'working' });
  });

  it('is off shift once they are signed in nowhere', async () => {
    const ana = await agent('Ana');
    await app.call(ana, signOut, {});

    const { staff } = (await app.call(lead, listStaff, {})).body;
    expect(staff.find(({ agentId }) => agentId === ana.agentId)?.attendance.state).toBe('off_shift');
  });

  it('holds what is open, by weight', async () => {
    const ana = await agent('Ana');
    for (const priority of ['urgent', 'normal'] as const)
      await aConversation(app.context.db, workspaceId, { assigneeId: ana.agentId, priority });
    await aConversation(app.context.db, workspaceId, { assigneeId: ana.agentId, status: 'pending' });
    await knows(ana, { capacity: 12, languages: ['de', 'de'] });

    expect((await app.call(ana, getOwnWork, {})).body.member).toMatchObject({
      skills: { tier: 1, languages: ['de'], capacity: 12 },
      open: 2,
      load: 4,
      most: 12,
    });
  });
});

describe('a tier', () => {
  it('is moved with a reason; who is not of it gives the conversation back', async () => {
    const [ana, ben] = [await agent('Ana'), await agent('Ben')];
    await knows(ben, { tier: 2 });
    await switchOn({ rules: [aRoutingRule()] });
    const question = await asked();
    const params = { conversationId: question.conversationId };
    await app.call(ana, assignConversation, { params, body: { assigneeId: ana.agentId } });

    const moved = await app.call(ana, setConversationTier, { params, body: { tier: 2, reason: 'Needs a technician' } });
    expect(moved.body.conversation).toMatchObject({ tier: 2, assigneeId: null });
    await settle();
    expect(await holder(question)).toBe(ben.agentId);

    const back = { tier: 1, reason: 'Taken back', assigneeId: ana.agentId } as const;
    const { body } = await app.call(ana, setConversationTier, { params, body: back });
    expect(body.conversation).toMatchObject({ tier: 1, assigneeId: ana.agentId });
  });
});

describe('trying rules', () => {
  it('says what they would make of a message or a conversation, and changes nothing', async () => {
    const ana = await agent('Ana');
    const question = await asked({ text: 'URGENT: fraud' });
    const { number } = await rowOf(question);
    const rules = { ...defaultRouting, rules: [aRoutingRule({ when: { categories: ['urgent_complaint'] } })] };

    const real = await app.call(lead, tryRouting, { body: { rules, about: { conversation: number } } });
    const typed = await app.call(lead, tryRouting, {
      body: {
        rules,
        about: { text: 'A question', network: 'bluesky', stage: 'public', language: 'en', followers: null },
      },
    });

    expect(real.body).toMatchObject({
      category: 'urgent_complaint',
      priority: 'urgent',
      trace: { choice: { is: 'person', agentId: ana.agentId } },
    });
    expect(typed.body).toMatchObject({ category: 'general', trace: { rule: null, choice: { is: 'queue' } } });
    expect(await holder(question)).toBeNull();
  });

  it('understands a message that was only typed', async () => {
    const rules = { ...defaultRouting, rules: [aRoutingRule({ when: { sentiments: ['negative'] } })] };
    const choiceFor = async (text: string) => {
      const about = { text, network: 'x', stage: 'public', language: 'en', followers: null } as const;
      return (await app.call(lead, tryRouting, { body: { rules, about } })).body.trace.rule;
    };

    expect(await choiceFor('This is terrible, I hate this awful airline, worst service ever')).not.toBeNull();
    expect(await choiceFor('I love this, thank you so much, great service')).toBeNull();
  });
});
