import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { listBulkSkipped, startBulk } from '#contract/bulk.ts';
import { getClocks } from '#contract/clock.ts';
import { setConversationStatus } from '#contract/conversation.ts';
import { checkReply, sendReply } from '#contract/dispatch.ts';
import { escalateConversation } from '#contract/page.ts';
import { activatePolicy, savePolicyDraft } from '#contract/policy.ts';
import { type Category, defaultMatrix } from '#contract/priority.ts';
import { answerEscalated, createStakeholderGroup } from '#contract/stakeholder.ts';
import { setSkills } from '#contract/work.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { type Caller, startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam, type TestConversation } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { categorise } from './commands.ts';
import { type Asker, hurdleTo } from './rights.ts';

describe('whose a matter is', () => {
  const [general] = defaultMatrix.categories.slice(-1) as [Category];
  test.each<[string, Partial<Category>, Partial<Asker>, ReturnType<typeof hurdleTo>]>([
    ['unconfigured, everyone’s', {}, {}, null],
    ['unconfigured, an API key’s too', {}, { role: null }, null],
    ['a team’s', { answerTeamIds: ['legal'] }, { teamIds: ['billing', 'legal'] }, null],
    ['not who is in another team', { answerTeamIds: ['legal'] }, { teamIds: ['billing'] }, 'team'],
    ['a tier’s and those above', { answerTier: 2 }, { tier: 3 }, null],
    ['not who is below', { answerTier: 2 }, {}, 'tier'],
    ['a lead’s and an owner’s', { answerRole: 'lead' }, { role: 'owner' }, null],
    ['no agent’s', { answerRole: 'lead' }, {}, 'role'],
    ['no API key’s', { answerRole: 'lead' }, { role: null }, 'role'],
    ['asked for resolving apart', { resolveTier: 3, resolveGroupId: 'legal' }, {}, null],
  ])('is %s', (_, changes, asker, expected) => {
    const who: Asker = { teamIds: [], tier: 1, role: 'agent', ...asker };

    expect(hurdleTo('answer', { ...general, ...changes }, who, new Set())).toBe(expected);
  });
});

let app: TestApp;
let workspaceId: WorkspaceId;
let owner: TestAgent;
let agent: TestAgent;
let legalId: string;
let matter: TestConversation;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  owner = await anAgent(db, workspaceId, { role: 'owner' });
  agent = await anAgent(db, workspaceId);
  legalId = await aTeam(db, workspaceId, 'Legal');
  matter = await aConversation(db, workspaceId, { visibility: 'private', text: 'I will call my lawyer' });
  await restrict({ answerTeamIds: [legalId], resolveTier: 2 });
  await db.inWorkspace(workspaceId, (tx) => categorise(tx, [matter.conversationId], app.context.now()));
});

async function restrict(changes: Partial<Category>, replaces = 0): Promise<void> {
  const params = { kind: 'priority' } as const;
  const categories = defaultMatrix.categories.map((one) =>
    one.id === 'urgent_complaint' ? { ...one, ...changes } : one,
  );
  const { body } = await app.call(owner, savePolicyDraft, {
    params,
    body: { content: { ...params, body: { categories } } },
  });
  await app.call(owner, activatePolicy, { params: { ...params, version: body.version }, body: { replaces } });
}
const params = () => ({ conversationId: matter.conversationId });
const reply = () => ({ clientKey: newId(), stage: 'private', text: 'We are on it.', seenVersion: 1 }) as const;
const resolve = (who: Caller) =>
  app.call(who, setConversationStatus, {
    params: params(),
    body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
  });
const rightOf = (checks: { check: string; verdict: string; reason: string; message: string }[]) =>
  checks.find(({ check }) => check === 'right');

describe('an answer', () => {
  it('of who may not give it is stopped by the gate, with whom to ask', async () => {
    const checked = await app.call(agent, checkReply, { params: params(), body: reply() });
    expect(rightOf(checked.body.checks)).toMatchObject({
      verdict: 'stop',
      reason: 'not_yours_to_answer',
      message: '“Urgent complaint” is answered by Legal. Hand it on, or ask them in a note.',
      parameters: { hurdle: 'team', teams: 'Legal' },
    });

    const sent = await app.call(agent, sendReply, { params: params(), body: reply() });
    expect(sent.body.ok).toBe(false);
  });

  it('of who may give it is not', async () => {
    const lawyer = await anAgent(app.context.db, workspaceId, { teamIds: [legalId] });

    const checked = await app.call(lawyer, checkReply, { params: params(), body: reply() });

    expect(rightOf(checked.body.checks)).toMatchObject({ verdict: 'pass' });
  });

  it('of an API key is stopped where not everyone may', async () => {
    const scopes = ['inbox.read', 'reply.draft', 'reply.private', 'conversation.write'] as const;
    const { body } = await app.call(owner, createApiKey, { body: { name: 'Bot', scopes: [...scopes] } });

    const sent = await app.call({ apiKey: body.key }, sendReply, { params: params(), body: reply() });

    expect(sent.body).toMatchObject({ ok: false });
    expect(rightOf(sent.body.checks ?? [])).toMatchObject({ verdict: 'stop' });
    expect((await resolve({ apiKey: body.key })).body.error?.reason).toBe('not_yours_to_resolve');
  });
});

describe('resolving', () => {
  it('is refused below the tier that can, for one and for many, and not above', async () => {
    const refused = await resolve(agent);
    expect(refused.status).toBe(422);
    expect(refused.body.error).toMatchObject({
      reason: 'not_yours_to_resolve',
      message: '“Urgent complaint” is resolved by tier 2 and above. Hand it on, or ask them in a note.',
    });

    const change = { kind: 'status', status: 'resolved', leaveUnanswered: 'no_answer_needed' } as const;
    const bulk = await app.call(agent, startBulk, { body: { set: { ids: [matter.conversationId] }, change } });
    expect(bulk.body.action).toMatchObject({ changed: 0, skipped: [{ reason: 'not_yours', count: 1 }] });
    const { body } = await app.call(agent, listBulkSkipped, { params: { bulkId: bulk.body.action.id }, query: {} });
    expect(body.items).toMatchObject([{ reason: 'not_yours' }]);

    await app.call(owner, setSkills, { body: { agentIds: [agent.agentId], skills: { tier: 2 } } });
    expect((await resolve(agent)).status).toBe(200);
  });

  it('says beforehand what one lacks', async () => {
    const { body } = await app.call(agent, getClocks, { params: params() });

    expect(body.why).toMatchObject({ lacksToAnswer: 'team', lacksToResolve: 'tier' });
  });

  it('waits for the department that the matrix names, until it has answered', async () => {
    const people = [{ agentId: owner.agentId }];
    const made = await app.call(owner, createStakeholderGroup, {
      body: { name: 'Safety', remindAfterMinutes: null, people },
    });
    await restrict({ resolveGroupId: made.body.groupId }, 1);
    expect((await resolve(agent)).body.error?.message).toBe(
      '“Urgent complaint” is resolved once Safety has answered. Ask them first.',
    );
    expect((await app.call(agent, getClocks, { params: params() })).body.why.lacksToResolve).toBe('group');

    const asked = await app.call(agent, escalateConversation, {
      params: params(),
      body: { to: { kind: 'group', id: made.body.groupId }, reason: 'Is it safe?' },
    });
    expect((await resolve(agent)).status).toBe(422);
    await app.call(owner, answerEscalated, {
      params: { escalationId: asked.body.escalationId ?? '' },
      body: { id: newId(), text: 'It is.' },
    });

    expect((await resolve(agent)).status).toBe(200);
  });
});
