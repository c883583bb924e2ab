import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acceptProposal,
  countProposals,
  dismissProposal,
  getMatter,
  listProposals,
  undoMerge,
} from '#contract/matter.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import {
  aConversation,
  aProfile,
  aTeam,
  type ConversationOptions,
  type TestConversation,
} from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { pruneLikeness } from './jobs.ts';
import { commonWords } from './proposals.ts';
import { proposeMatters } from './subscribers.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let agent: TestAgent;
beforeAll(async () => {
  app = await startTestApp();
  workspaceId = await aWorkspace(app.context.db);
  agent = await anAgent(app.context.db, workspaceId, { role: 'lead' });
  // The first visit only notes where it starts.
  await catchUp(app.context, workspaceId, proposeMatters);
});
afterAll(() => app.close());

const hours = (count: number) => new Date(app.context.now().getTime() - count * 3_600_000);

/** A conversation whose message is told as intake tells it. */
async function arrives(options: ConversationOptions): Promise<TestConversation> {
  const made = await aConversation(app.context.db, workspaceId, { at: hours(1), ...options });
  await app.context.db.inWorkspace(workspaceId, async (tx) =>
    record(tx, {
      type: 'message.received',
      at: app.context.now(),
      actor: { kind: 'customer', id: made.profileId },
      subject: { kind: 'message', id: made.messageId },
      conversationId: made.conversationId,
      detail: { network: options.network ?? 'sandbox', stage: 'public' },
    }),
  );
  return made;
}
const look = () => catchUp(app.context, workspaceId, proposeMatters);
const about = async ({ conversationId }: TestConversation) =>
  (await app.call(agent, getMatter, { params: { conversationId } })).body.proposals;
const waiting = async () => (await app.call(agent, countProposals, {})).body.count;

/** A complaint that no other test makes: twelve words of its own. */
const complaint = (mark: string) => Array.from({ length: 12 }, (_, n) => `flooded${mark}${n}`).join(' ');

test('one person on two networks is proposed as one matter, with the reason', async () => {
  const here = await arrives({ text: complaint('alpha'), at: hours(30) });
  const relative = await aProfile(app.context.db, workspaceId, { network: 'bluesky', contactId: here.contactId });
  const there = await arrives({ network: 'bluesky', profile: relative, text: 'Anybody at home? @acme', at: hours(2) });
  await look();

  const [proposal] = await about(there);
  expect(proposal).toMatchObject({
    reason: 'same_person',
    samePerson: true,
    hours: 28,
    one: { id: here.conversationId },
    other: { id: there.conversationId },
  });
  expect((await about(here)).map(({ id }) => id)).toEqual([proposal?.id]);
});

test('the same words of strangers on another network are proposed; on the same network, or after 72 hours, they are not', async () => {
  const first = await arrives({ text: complaint('beta'), at: hours(50) });
  const elsewhere = await arrives({ network: 'bluesky', text: `@acme ${complaint('beta')}!`, at: hours(3) });
  const beside = await arrives({ text: complaint('beta'), at: hours(2) });
  const late = await arrives({ text: complaint('gamma'), at: hours(80) });
  const after = await arrives({ network: 'bluesky', text: complaint('gamma'), at: hours(1) });
  await look();

  const proposal = (await about(elsewhere)).find(({ one }) => one.id === first.conversationId);
  expect(proposal).toMatchObject({ reason: 'same_words', likeness: 1, samePerson: false, hours: 47 });
  expect(proposal?.words).toContain('floodedbeta7');
  expect((await about(beside)).filter(({ one }) => one.id === first.conversationId)).toEqual([]);
  expect([...(await about(late)), ...(await about(after))]).toEqual([]);
});

test('accepted, the two are one with one owner; undone, it waits again', async () => {
  const before = await waiting();
  const first = await arrives({ text: complaint('delta') });
  const second = await arrives({ network: 'bluesky', text: complaint('delta') });
  await look();
  const [proposal] = await about(second);
  expect(await waiting()).toBe(before + 1);

  const { body } = await app.call(agent, acceptProposal, {
    params: { proposalId: proposal?.id ?? '' },
    body: { assigneeId: agent.agentId },
  });
  expect(body.conversationId).toBe(first.conversationId);
  expect(await waiting()).toBe(before);
  await app.call(agent, undoMerge, { params: { mergeId: body.mergeId } });

  expect((await about(second)).map(({ id }) => id)).toEqual([proposal?.id]);
});

test('dismissed, it is not proposed again, until that is taken back', async () => {
  await arrives({ text: complaint('epsilon') });
  const second = await arrives({ network: 'bluesky', text: complaint('epsilon') });
  await look();
  const [proposal] = await about(second);
  const params = { proposalId: proposal?.id ?? '' };

  await app.call(agent, dismissProposal, { params, body: {} });
  await look();
  expect(await about(second)).toEqual([]);
  await app.call(agent, dismissProposal, { params, body: { dismissed: false } });

  expect((await about(second)).map(({ id }) => id)).toEqual([proposal?.id]);
  const listed = (await app.call(agent, listProposals, { query: {} })).body.items;
  expect(listed.map(({ id }) => id)).toContain(proposal?.id);
});

test('who does not reach one of the two is told of neither', async () => {
  const teamId = await aTeam(app.context.db, workspaceId);
  const outsider = await anAgent(app.context.db, workspaceId, { role: 'agent', teamIds: [teamId] });
  const own = await arrives({ text: complaint('zeta'), assigneeId: agent.agentId });
  await arrives({ network: 'bluesky', text: complaint('zeta') });
  await look();

  const { body } = await app.call(outsider, listProposals, { query: {} });

  expect(body.items.flatMap(({ one, other }) => [one.id, other.id])).not.toContain(own.conversationId);
});

test('looking twice at the same events proposes once', async () => {
  const first = await arrives({ text: complaint('eta') });
  await arrives({ network: 'bluesky', text: complaint('eta') });
  await Promise.all([look(), look(), look()]);
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`update subscriber set position = 0 where workspace_id = ${workspaceId}`.execute(tx),
  );
  await look();

  expect(await about(first)).toHaveLength(1);
});

test('what everybody says is not told as the reason', () => {
  expect(commonWords('my kettle leaks, what now?', 'what about my other kettle')).toEqual(['kettle']);
});

test('what can no longer be like anything new is forgotten', async () => {
  await pruneLikeness.run({ ...app.context, now: () => new Date(Date.now() + 80 * 3_600_000) }, workspaceId);

  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql`select from message_likeness where workspace_id = ${workspaceId}`.execute(tx),
  );
  expect(rows).toEqual([]);
});

test('a subscriber that fails keeps its place and says why, and goes on when it can', async () => {
  await arrives({ text: complaint('theta') });
  const failing = { ...proposeMatters, handle: () => Promise.reject(new Error('no luck')) };
  await catchUp(app.context, workspaceId, failing);
  const read = () =>
    app.context.db.inWorkspace(workspaceId, (tx) =>
      tx.selectFrom('subscriber').selectAll().where('name', '=', proposeMatters.name).executeTakeFirstOrThrow(),
    );
  const failed = await read();
  await look();

  expect(failed.error).toBe('no luck');
  expect(await read()).toMatchObject({ error: null, failed_at: null });
  expect((await read()).position).toBeGreaterThan(failed.position);
});
