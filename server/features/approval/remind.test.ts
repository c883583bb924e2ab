import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideApproval, getLinkedApproval, listApprovals } from '#contract/approval.ts';
import { defaultAuthority } from '#contract/authority.ts';
import { getConversation } from '#contract/conversation.ts';
import { cancelDispatch, sendReply } from '#contract/dispatch.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody, switchOn } from '#test/factories/policy.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { fireApprovals } from './fire.ts';

let world: World;
let author: TestAgent;
let lead: TestAgent;
/** Told when it is late, though she may approve nothing. */
let press: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  const { db } = world.app.context;
  lead = world.agent;
  author = await anAgent(db, world.workspaceId, { name: 'Ana' });
  press = await anAgent(db, world.workspaceId, { name: 'Pia' });
  const owner = await anAgent(db, world.workspaceId, { role: 'owner', name: 'Olu' });
  await askNobody(world.app, owner);
  const lateTo = [{ kind: 'leads' as const }, { kind: 'agent' as const, id: press.agentId }];
  const limits = defaultAuthority.limits.map((limit) => (limit.id === 'owner' ? { ...limit, perReply: 1 } : limit));
  await switchOn(world.app, owner, { kind: 'authority', body: { ...defaultAuthority, limits, lateTo } });
});
afterAll(() => world.close());

let askedAt = 0;
async function asked() {
  const mention = await world.mention(`Hello ${newWord()}`);
  const { body } = await world.app.call(author, sendReply, {
    params: { conversationId: mention.conversationId },
    body: {
      ...{ clientKey: crypto.randomUUID(), stage: 'public', replyToId: mention.messageId },
      text: `We will refund 80 €. ${newWord().slice(0, 4)}`,
      seenVersion: mention.version + 100,
    },
  });
  if (!body.ok) throw new Error(JSON.stringify(body.checks));
  const { id } = body.dispatch;
  const approval = (await waiting()).find(({ dispatch }) => dispatch.id === id);
  if (!approval) throw new Error('Nobody was asked.');
  askedAt = Date.parse(approval.dueAt) - 60 * 60_000;
  return approval;
}
const waiting = async () => (await world.app.call(lead, listApprovals, { query: {} })).body.approvals;
/** What happens when a program looks so many minutes after this one, or the newest, was asked for. */
const lookAfter = (minutes: number) => {
  const at = new Date(askedAt + minutes * 60_000);
  return fireApprovals({ db: world.app.context.db, now: () => at }, world.workspaceId);
};
type Told = { agentId: string; stage: string; link: string };
const told = (approvalId: string): Promise<Told[]> =>
  world.app.context.db.inWorkspace(world.workspaceId, async (tx) => {
    const { rows } = await sql<Told>`
      select agent_id as "agentId", detail ->> 'stage' as stage, detail ->> 'link' as link from notice
      where workspace_id = ${tx.workspaceId} and kind = 'approval_due' and detail ->> 'approval' = ${approvalId}
      order by at, id`.execute(tx);
    return rows;
  });
const nextMoment = async () => {
  const { rows } = await sql<{ at: Date }>`
    select fires_at as at from find_approval_moments() where workspace_id = ${world.workspaceId}`.execute(
    world.app.context.db.kysely,
  );
  return rows[0]?.at.toISOString();
};

test('who can decide is reminded once, and when it is late those whom the policy names are told too', async () => {
  const approval = await asked();
  expect(await nextMoment()).toBe(approval.warnAt);

  await lookAfter(44);
  expect(await told(approval.id)).toEqual([]);
  await Promise.all([lookAfter(46), lookAfter(46)]);
  const reminded = await told(approval.id);
  expect(reminded).toEqual([{ agentId: lead.agentId, stage: 'soon', link: expect.stringMatching(/^\/approve\/ap_/) }]);
  const token = reminded[0]?.link.replace('/approve/', '') ?? '';
  expect((await world.app.call({}, getLinkedApproval, { params: { token } })).body.dueAt).toBe(approval.dueAt);
  expect(await nextMoment()).toBe(approval.dueAt);

  await lookAfter(61);
  await lookAfter(62);
  const late = (await told(approval.id)).slice(1);
  expect(new Set(late.map(({ agentId, stage }) => `${agentId} ${stage}`))).toEqual(
    new Set([`${lead.agentId} late`, `${press.agentId} late`]),
  );
  expect(late.find(({ agentId }) => agentId === press.agentId)?.link).toBe('/approvals');
  expect(await nextMoment()).toBe(approval.expiresAt);
  const { body } = await world.app.call(author, getConversation, {
    params: { conversationId: approval.conversation.id },
  });
  const types = body.timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));
  expect(types.filter((type) => type === 'approval.reminded' || type === 'approval.late')).toEqual([
    'approval.reminded',
    'approval.late',
  ]);
});

test('what was decided or taken back tells nobody; of what was missed while nothing ran only the lateness is told', async () => {
  const [given, takenBack, missed] = [await asked(), await asked(), await asked()];
  await world.app.call(lead, decideApproval, {
    params: { approvalId: given.id },
    body: { decision: 'given', seal: given.seal },
  });
  await world.app.call(author, cancelDispatch, { params: { dispatchId: takenBack.dispatch.id } });

  await lookAfter(90);

  expect(await told(given.id)).toEqual([]);
  expect(await told(takenBack.id)).toEqual([]);
  expect(new Set((await told(missed.id)).map(({ stage }) => stage))).toEqual(new Set(['late']));
});

test('what waits is listed by when somebody has to decide', async () => {
  const [first, second] = [await asked(), await asked()];
  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx
      .updateTable('approval')
      .set({ due_at: new Date(Date.parse(first.dueAt) - 1_800_000) })
      .where('workspace_id', '=', tx.workspaceId)
      .where('id', '=', second.id)
      .execute(),
  );

  const ids = (await waiting()).map(({ id }) => id);
  expect(ids.indexOf(second.id)).toBeLessThan(ids.indexOf(first.id));
});
