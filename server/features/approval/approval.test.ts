import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { decideApproval, linkAccounts, listApprovals } from '#contract/approval.ts';
import { countApprovals } from '#contract/approval-list.ts';
import { describeAttachment } from '#contract/attachment.ts';
import { getConversation } from '#contract/conversation.ts';
import { cancelDispatch, type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { listNotices } from '#contract/notification.ts';
import type { Tx } from '#server/db/client.ts';
import { uploadPng } from '#test/attachments.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody } from '#test/factories/policy.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { expireDue } from './expire.ts';

let world: World;
let author: TestAgent;
let lead: TestAgent;
let owner: TestAgent;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld();
  const { db } = world.app.context;
  author = await anAgent(db, world.workspaceId, { name: 'Ana', email: 'ana@acme.test' });
  lead = world.agent;
  owner = await anAgent(db, world.workspaceId, { role: 'owner', name: 'Olu' });
  await askNobody(world.app, owner);
});
afterAll(() => world.close());
beforeEach(async () => {
  mention = await world.mention(`Hello ${newWord()}`);
});

type Caller = { session: string } | { apiKey: string };

/** An agent promises 50 € alone, a lead 1,000, the owner anything. */
const refundOf = (euros: number) => `We will refund ${euros} €. ${newWord().slice(0, 4)}`;

const send = (text: string, caller: Caller = author, change: Partial<ReplyInput> = {}) =>
  world.app.call(caller, sendReply, {
    params: { conversationId: mention.conversationId },
    body: {
      clientKey: crypto.randomUUID(),
      stage: 'public',
      text,
      replyToId: mention.messageId,
      attachmentIds: [],
      addresseeIds: [],
      seenVersion: mention.version + 100,
      accepted: [],
      ...change,
    },
  });

async function asked(text: string, caller: Caller = author, change: Partial<ReplyInput> = {}) {
  const { body } = await send(text, caller, change);
  if (!body.ok) throw new Error(JSON.stringify(body.checks));
  expect(body.dispatch.state).toBe('waiting');
  const approval = (await list(owner, 'waiting')).find(({ dispatch }) => dispatch.id === body.dispatch.id);
  if (!approval) throw new Error('Nobody was asked.');
  return approval;
}

const list = async (caller: Caller, which: 'waiting' | 'mine' | 'done') =>
  (await world.app.call(caller, listApprovals, { query: { list: which } })).body.approvals;

type Wanted = { id: string; seal: string };
const decide = (caller: Caller, { id, seal }: Wanted, decision: 'given' | 'refused' = 'given', comment = '') =>
  world.app.call(caller, decideApproval, { params: { approvalId: id }, body: { decision, seal, comment } });

const answers = async () =>
  (await world.thread(mention.externalId)).filter((status) => status.account.handle === 'acme').map(({ text }) => text);
const inWorkspace = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.app.context.db.inWorkspace(world.workspaceId, work);
const drafts = (agentId: string) =>
  inWorkspace((tx) =>
    tx
      .selectFrom('draft')
      .select('text')
      .where('conversation_id', '=', mention.conversationId)
      .where('agent_id', '=', agentId)
      .execute(),
  );

test('what is within the limit leaves, what is above waits and goes out in its author’s name once approved', async () => {
  const small = refundOf(50);
  await send(small);
  await world.app.runJobs();
  expect(await answers()).toEqual([small]);

  const text = refundOf(120);
  const approval = await asked(text);
  await world.app.runJobs();
  expect(await answers()).toEqual([small]);
  expect(approval).toMatchObject({
    amount: 12_000,
    currency: 'EUR',
    askedBy: author.agentId,
    reasons: [{ reason: 'above_authority' }],
  });

  const { status, body } = await decide(lead, approval);
  await world.app.runJobs();
  expect([status, body.approval.state]).toEqual([200, 'given']);
  expect(await answers()).toEqual([small, text]);
  const sent = await inWorkspace((tx) =>
    tx.selectFrom('message').select('agent_id').where('text', '=', text).executeTakeFirstOrThrow(),
  );
  expect(sent.agent_id).toBe(author.agentId);
});

test('what is nobody’s becomes its author’s, not that of who lets the answer through', async () => {
  const approval = await asked(refundOf(120));
  await decide(lead, approval);
  await world.app.runJobs();

  const { conversationId } = mention;
  const { assignee_id } = await inWorkspace((tx) =>
    tx.selectFrom('conversation').select('assignee_id').where('id', '=', conversationId).executeTakeFirstOrThrow(),
  );
  expect(assignee_id).toBe(author.agentId);
});

test('the author never approves, nor by a second account of theirs, by whatever it is known', async () => {
  const { db } = world.app.context;
  const tagged = await anAgent(db, world.workspaceId, { role: 'lead', email: 'Ana+boss@acme.test' });
  const linked = await anAgent(db, world.workspaceId, { role: 'lead', email: 'other@acme.test' });
  await world.app.call(owner, linkAccounts, {
    params: { agentId: linked.agentId, otherId: author.agentId },
    body: { isSame: true },
  });
  const approval = await asked(refundOf(130));

  for (const [caller, unfit] of [
    [author, undefined], // No right to approve at all.
    [tagged, 'author'],
    [linked, 'author'],
  ] as const) {
    const { status, body } = await decide(caller, approval);
    expect([status, body.error?.parameters.unfit]).toEqual([403, unfit]);
    expect((await list(caller, 'waiting')).map(({ id }) => id)).not.toContain(approval.id);
  }
  await world.app.call(owner, linkAccounts, {
    params: { agentId: author.agentId, otherId: linked.agentId },
    body: { isSame: false },
  });
  expect((await decide(linked, approval)).status).toBe(200);
});

test('who made an API key does not approve what it sends, and a key approves nothing', async () => {
  const key = await world.app.call(owner, createApiKey, {
    body: { name: 'bot', scopes: ['inbox.read', 'reply.draft', 'reply.public', 'reply.approve'] },
  });
  const bot = { apiKey: key.body.key };
  const { body } = await send(refundOf(10), bot);
  expect(body.ok && body.dispatch.state).toBe('waiting');
  const [approval] = await list(lead, 'waiting').then((all) => all.filter(({ askedBy }) => askedBy === null));
  if (!approval) throw new Error('Nobody was asked.');

  expect((await decide(owner, approval)).body.error?.parameters.unfit).toBe('author');
  expect((await decide(bot, approval)).body.error?.parameters.unfit).toBe('permission');
  expect((await decide(lead, approval)).status).toBe(200);
});

test('above a lead’s own limit only who has more lets it through', async () => {
  const approval = await asked(refundOf(2_000));

  expect((await decide(lead, approval)).body.error?.parameters.unfit).toBe('limit');
  expect((await decide(owner, approval)).status).toBe(200);
});

test('an amount in a currency without rate waits for somebody without limit', async () => {
  const approval = await asked('We will refund 5 THB.');

  expect(approval.reasons).toMatchObject([{ reason: 'amount_without_rate' }]);
  expect((await decide(lead, approval)).body.error?.parameters.unfit).toBe('limit');
  expect((await decide(owner, approval)).status).toBe(200);
});

test('refused, the text is its author’s draft again, and the comment reaches them', async () => {
  const text = refundOf(140);
  const approval = await asked(text);
  await decide(lead, approval, 'refused', 'Offer a voucher first.');
  await world.app.runJobs();

  expect(await answers()).toEqual([]);
  expect(await drafts(author.agentId)).toEqual([{ text }]);
  const [done] = await list(author, 'done');
  expect(done).toMatchObject({ id: approval.id, state: 'refused', comment: 'Offer a voucher first.' });
  const { body } = await world.app.call(author, listNotices, {});
  expect(body.groups[0]).toMatchObject({ kind: 'approval_refused', detail: { by: lead.agentId } });
});

test('two who approve at once send it once, and an approval is good for one time', async () => {
  const text = refundOf(150);
  const approval = await asked(text);

  const both = await Promise.all([decide(lead, approval), decide(owner, approval)]);
  await world.app.runJobs();
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await decide(lead, approval, 'refused')).status).toBe(409);

  await send(text.replace('We', 'Now we'));
  await world.app.runJobs();
  expect(await answers()).toEqual([text]);
});

test('taken back to be changed, it cannot be approved any more; in the very moment exactly one happens', async () => {
  for (let round = 0; round < 6; round += 1) {
    mention = await world.mention(`Round ${newWord()}`);
    const approval = await asked(refundOf(160 + round));
    const [given, taken] = await Promise.all([
      decide(lead, approval),
      world.app.call(author, cancelDispatch, { params: { dispatchId: approval.dispatch.id } }),
    ]);
    await world.app.runJobs();
    const isOut = (await answers()).length === 1;
    expect(isOut).toBe(taken.status !== 200);
    if (isOut) expect(given.status).toBe(200);
  }
});

test('a word of a picture’s description changed after the question makes it another answer', async () => {
  const attachmentId = await uploadPng(world.app, author, { ...mention, alt: 'A box' });
  const approval = await asked(refundOf(170), author, { attachmentIds: [attachmentId] });
  const change = { params: { attachmentId }, body: { alt: 'Two boxes' } };
  expect((await world.app.call(author, describeAttachment, change)).status).toBe(409);
  await inWorkspace((tx) =>
    tx.updateTable('attachment').set({ alt: 'Two boxes' }).where('id', '=', attachmentId).execute(),
  );

  expect((await decide(lead, approval)).status).toBe(409);
  expect((await decide(lead, { ...approval, seal: 'f'.repeat(64) })).status).toBe(409);
  await world.app.runJobs();
  expect(await answers()).toEqual([]);
});

test('the gate is asked again: an author who may no longer answer sends nothing', async () => {
  const approval = await asked(refundOf(180));
  await inWorkspace((tx) =>
    tx.updateTable('agent_role').set({ role_key: 'auditor' }).where('agent_id', '=', author.agentId).execute(),
  );
  const { status, body } = await decide(lead, approval);
  await inWorkspace((tx) =>
    tx.updateTable('agent_role').set({ role_key: 'agent' }).where('agent_id', '=', author.agentId).execute(),
  );

  expect([status, body.error?.reason]).toEqual([422, 'gate_refused']);
  expect((await decide(lead, approval)).status).toBe(200);
});

test('not decided in time, it goes back to its author and can no longer be approved', async () => {
  const text = refundOf(190);
  const approval = await asked(text);
  await inWorkspace((tx) =>
    tx
      .updateTable('approval')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('id', '=', approval.id)
      .execute(),
  );
  expect((await decide(lead, approval)).status).toBe(409);
  await expireDue(world.app.context, world.workspaceId);

  expect(await drafts(author.agentId)).toEqual([{ text }]);
  expect((await list(author, 'done'))[0]).toMatchObject({ id: approval.id, state: 'expired' });
});

test('many small promises of one day come to the day’s limit', async () => {
  const fresh = await anAgent(world.app.context.db, world.workspaceId);
  for (let n = 0; n < 4; n += 1) {
    const { body } = await send(refundOf(50), fresh);
    expect(body.ok && body.dispatch.state).toBe('queued');
  }
  const { body } = await send(refundOf(50), fresh);

  expect(body.ok && body.dispatch.state).toBe('waiting');
  expect(body.checks).toContainEqual(
    expect.objectContaining({ reason: 'above_authority', parameters: expect.objectContaining({ of: 'day' }) }),
  );
});

test('an amount entered beside the text counts like one in it', async () => {
  const { body } = await send('We will refund you in full.', author, {
    promised: [{ kind: 'refund', amount: 30_000, currency: 'USD' }],
  });

  expect(body.ok && body.dispatch.state).toBe('waiting');
});

test('goods that are sent anew count by what they are worth, and what was entered comes back with a refused text', async () => {
  const promised = [{ kind: 'replacement' as const, amount: 30_000, currency: 'EUR' }];
  const approval = await asked('Your new kettle leaves today.', author, { promised });
  await decide(lead, approval, 'refused', 'Ask for the old one first.');

  const { body } = await world.app.call(author, getConversation, {
    params: { conversationId: mention.conversationId },
  });
  expect(body.drafts).toMatchObject([{ text: 'Your new kettle leaves today.', promised }]);
});

test('the count says how many wait for me', async () => {
  const before = (await world.app.call(owner, countApprovals, {})).body.waiting;
  await asked(refundOf(200));

  expect((await world.app.call(owner, countApprovals, {})).body.waiting).toBe(before + 1);
  expect((await world.app.call(author, countApprovals, {})).body.waiting).toBe(0);
});
