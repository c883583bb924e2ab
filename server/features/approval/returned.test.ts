import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideApproval, listApprovals } from '#contract/approval.ts';
import { getConversation } from '#contract/conversation.ts';
import { correctMessage } from '#contract/correction.ts';
import { sendReply } from '#contract/dispatch.ts';
import { listGateRuns } from '#contract/trace.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody } from '#test/factories/policy.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';

let world: World;
let author: TestAgent;
let lead: TestAgent;
let mention: Mention;
beforeAll(async () => {
  world = await openWorld();
  lead = world.agent;
  author = await anAgent(world.app.context.db, world.workspaceId);
  await askNobody(world.app, lead);
  mention = await world.mention('Where is my money?');
});
afterAll(() => world.close());

const params = () => ({ conversationId: mention.conversationId });
const detail = async (agent = author) => (await world.app.call(agent, getConversation, { params: params() })).body;
const send = (text: string) => {
  const answer = { clientKey: crypto.randomUUID(), stage: 'public', text, replyToId: mention.messageId } as const;
  const body = { ...answer, attachmentIds: [], addresseeIds: [], seenVersion: 1_000, accepted: [] };
  return world.app.call(author, sendReply, { params: params(), body });
};
const correct = (messageId: string, text: string) => {
  const body = { clientKey: crypto.randomUUID(), way: 'edit', reason: 'fact', text } as const;
  return world.app.call(author, correctMessage, { params: { messageId }, body });
};
const decide = async (decision: 'given' | 'refused', comment: string) => {
  const { body } = await world.app.call(lead, listApprovals, { query: { list: 'waiting' } });
  for (const { id, seal } of body.approvals)
    await world.app.call(lead, decideApproval, { params: { approvalId: id }, body: { decision, seal, comment } });
  await world.app.runJobs();
};
const answered = async (text: string) => {
  const found = (await detail()).timeline.find((entry) => entry.kind === 'message' && entry.text === text);
  if (!found) throw new Error('The answer does not stand.');
  return found.id;
};

test('an answer that was not let through is its author’s again with the comment, until they ask anew', async () => {
  await send('We will refund 120 €.');
  await decide('refused', 'Offer a voucher first.');

  const [returned] = (await detail()).returned;
  expect(returned).toMatchObject({ state: 'refused', stage: 'public', messageId: null, text: 'We will refund 120 €.' });
  expect(returned).toMatchObject({ by: lead.agentId, comment: 'Offer a voucher first.' });
  expect((await detail(lead)).returned).toEqual([]);

  await send('It is on its way.');
  await world.app.runJobs();
  expect((await detail()).returned).toEqual([]);
});

test('a correction that was not let through is its author’s again, with its words, at the message it corrects', async () => {
  const messageId = await answered('It is on its way.');
  await correct(messageId, 'We will refund 300 €.');
  await decide('refused', 'Not before it is checked.');

  expect((await detail()).returned).toMatchObject([
    { stage: null, messageId, text: 'We will refund 300 €.', comment: 'Not before it is checked.' },
  ]);

  await correct(messageId, 'We will refund 400 €.');
  expect((await detail()).returned).toEqual([]);
});

test('what the gate said to an answer and to its corrections is kept, and tells whether the words are still the same', async () => {
  const messageId = await answered('It is on its way.');
  await decide('given', 'Checked.');
  const { body } = await world.app.call(author, listGateRuns, { params: { messageId } });

  expect(body.runs.map(({ verb, outcome }) => `${verb} ${outcome}`)).toEqual([
    'reply passed',
    'edit waits',
    'edit passed',
  ]);
  expect(body.runs.every(({ isWhole }) => isWhole)).toBe(true);
  expect(body.runs[0]?.checks.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['permission', 'length', 'personal_data', 'authority', 'words']),
  );
  expect(body.runs[1]?.checks).toContainEqual({ check: 'authority', verdict: 'approval', reason: 'above_authority' });
  expect(body.runs[2]?.approval).toMatchObject({ by: lead.agentId, comment: 'Checked.' });

  await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.updateTable('dispatch').set({ content: 'Something else.' }).where('sent_message_id', '=', messageId).execute(),
  );
  const changed = await world.app.call(author, listGateRuns, { params: { messageId } });
  expect(changed.body.runs.map(({ isWhole }) => isWhole)).toEqual([false, true, true]);
});
