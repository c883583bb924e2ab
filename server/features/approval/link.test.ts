import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideApproval, decideByLink, getLinkedApproval, linkAccounts } from '#contract/approval.ts';
import { cancelDispatch, type ReplyInput, sendReply } from '#contract/dispatch.ts';
import { deactivateAgent } from '#contract/people.ts';
import { uploadPng } from '#test/attachments.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody } from '#test/factories/policy.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { tampered } from '#test/tamper.ts';
import { newWord } from '#test/word.ts';

let world: World;
let author: TestAgent;
let owner: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  author = await anAgent(world.app.context.db, world.workspaceId, { name: 'Ana' });
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner', name: 'Olu' });
  await askNobody(world.app, owner);
});
afterAll(() => world.close());

/** An agent promises 50 € alone, a lead 1,000: the answer waits, and the lead is told with a link. */
async function asked(change: (conversationId: string) => Promise<Partial<ReplyInput>> = async () => ({})) {
  const mention = await world.mention(`Hello ${newWord()}`);
  const { body } = await world.app.call(author, sendReply, {
    params: { conversationId: mention.conversationId },
    body: {
      ...{ clientKey: crypto.randomUUID(), stage: 'public', replyToId: mention.messageId },
      text: `We will refund 80 €. ${newWord().slice(0, 4)}`,
      seenVersion: mention.version + 100,
      ...(await change(mention.conversationId)),
    },
  });
  if (!body.ok) throw new Error(JSON.stringify(body.checks));
  return { dispatchId: body.dispatch.id, text: body.dispatch.text, token: await linkOf(world.agent) };
}

/** As it stands in the newest notice of that person. */
async function linkOf({ agentId }: TestAgent): Promise<string> {
  const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql<{ link: string }>`select detail ->> 'link' as link from notice where workspace_id = ${world.workspaceId}
      and agent_id = ${agentId} and kind = 'approval_asked' order by at desc, id desc limit 1`.execute(tx),
  );
  const link = rows[0]?.link ?? '';
  expect(link).toMatch(/^\/approve\/ap_/);
  return link.replace('/approve/', '');
}
const look = (token: string) => world.app.call({}, getLinkedApproval, { params: { token } });
const decide = (token: string, seal: string, decision: 'given' | 'refused' = 'given', comment = '') =>
  world.app.call({}, decideByLink, { params: { token }, body: { decision, seal, comment } });

test('looking shows exactly the words and decides nothing; pressing decides as the person of the link, once', async () => {
  const { token, text } = await asked();
  const seen = await look(token);
  expect(seen.body).toMatchObject({ state: 'asked', text, askedByName: 'Ana', unfit: null, amount: 8_000 });
  expect((await look(token)).body.state).toBe('asked');

  expect((await decide(token, seen.body.seal)).body.state).toBe('given');
  await world.app.runJobs();
  // The same again is the same decision; the other one comes too late.
  expect((await decide(token, seen.body.seal)).status).toBe(200);
  expect((await decide(token, seen.body.seal, 'refused', 'No')).status).toBe(409);
});

test('a refusal takes its comment along', async () => {
  const { token } = await asked();
  const { seal } = (await look(token)).body;
  expect((await decide(token, seal, 'refused', 'Too much')).body).toMatchObject({
    state: 'refused',
    comment: 'Too much',
  });
});

test('other words than those that were read, and words taken back, are not let through', async () => {
  const { token, dispatchId } = await asked();
  expect((await decide(token, '0'.repeat(64))).status).toBe(409);
  await world.app.call(author, cancelDispatch, { params: { dispatchId } });
  expect((await decide(token, (await look(token)).body.seal)).status).toBe(409);
});

test('pictures must be looked at first', async () => {
  const { token } = await asked(async (conversationId) => ({
    attachmentIds: [await uploadPng(world.app, author, { conversationId, alt: 'A kettle' })],
  }));
  const { seal, pictures } = (await look(token)).body;
  expect(pictures).toBe(1);
  expect((await decide(token, seal)).status).toBe(409);
  expect((await decide(token, seal, 'refused', 'Which kettle?')).status).toBe(200);
});

test('a link is worth what its person may do now', async () => {
  const { token } = await asked();
  const { seal } = (await look(token)).body;
  const same = { agentId: world.agent.agentId, otherId: author.agentId };
  await world.app.call(owner, linkAccounts, { params: same, body: { isSame: true } });
  expect((await look(token)).body.unfit).toBe('author');
  expect((await decide(token, seal)).status).toBe(403);
  await world.app.call(owner, linkAccounts, { params: same, body: { isSame: false } });

  // Its own link decides nothing that is not its own.
  const other = await asked();
  expect((await decide(token, (await look(other.token)).body.seal)).status).toBe(409);
  expect(
    (
      await world.app.call(world.agent, decideApproval, {
        params: { approvalId: await approvalOf(other.dispatchId) },
        body: { decision: 'refused', seal: (await look(other.token)).body.seal, comment: 'On the web' },
      })
    ).status,
  ).toBe(200);
  expect((await decide(other.token, (await look(other.token)).body.seal)).status).toBe(409);
});

test('it is gone with its time, with its person, and for whoever guesses', async () => {
  const { token } = await asked();
  expect((await look(tampered(token))).status).toBe(404);
  expect((await look('ap_nonsense')).status).toBe(404);
  await world.app.call(owner, deactivateAgent, { params: { agentId: world.agent.agentId } });
  expect((await look(token)).status).toBe(404);
  const { token: ofOwner } = { token: await linkOf(owner) };
  world.advance(30 * 86_400_000);
  expect((await look(ofOwner)).status).toBe(404);
});

async function approvalOf(dispatchId: string): Promise<string> {
  const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    sql<{
      id: string;
    }>`select id from approval where workspace_id = ${world.workspaceId} and dispatch_id = ${dispatchId}`.execute(tx),
  );
  return rows[0]?.id ?? '';
}
