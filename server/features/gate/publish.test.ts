import { afterAll, beforeAll, expect, test } from 'vitest';
import { getConversation } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import { listGateRuns } from '#contract/trace.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { askNobody } from '#test/factories/policy.ts';
import { type Mention, openWorld, type World } from '#test/sandbox-world.ts';

let world: World;
let mention: Mention;
/** She may publish personal data, an agent may not. */
let lead: TestAgent;
let agent: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  lead = world.agent;
  const { db } = world.app.context;
  agent = await anAgent(db, world.workspaceId);
  await askNobody(world.app, await anAgent(db, world.workspaceId, { role: 'owner' }));
  mention = await world.mention('Whom can I write to about the broken kettle?');
});
afterAll(() => world.close());

const text = 'Please write to Tilda, who looks after kettles: tilda.brandt@mailhost.example';
const send = (caller: TestAgent, publishReason?: string) =>
  world.app.call(caller, sendReply, {
    params: { conversationId: mention.conversationId },
    body: {
      ...{ clientKey: crypto.randomUUID(), stage: 'public', replyToId: mention.messageId, text },
      seenVersion: mention.version + 100,
      ...(publishReason === undefined ? {} : { publishReason }),
    },
  });
const found = ({ body }: Awaited<ReturnType<typeof send>>) =>
  body.checks.find(({ check }) => check === 'personal_data');

test('personal data is published only with the permission and a reason, which the trace and the history keep', async () => {
  expect(found(await send(agent))).toMatchObject({ verdict: 'stop', parameters: { mayPublish: false } });
  expect(found(await send(agent, 'She agreed to it.'))).toMatchObject({ verdict: 'stop' });
  expect(found(await send(lead))).toMatchObject({ verdict: 'stop', parameters: { mayPublish: true } });

  const sent = await send(lead, 'She agreed to it.');

  expect(found(sent)).toMatchObject({ verdict: 'hint', reason: 'personal_data_published' });
  await world.app.runJobs();
  const params = { conversationId: mention.conversationId };
  const { timeline } = (await world.app.call(agent, getConversation, { params })).body;
  expect(timeline).toContainEqual(
    expect.objectContaining({
      type: 'dispatch.published_personal_data',
      detail: expect.objectContaining({ reason: 'She agreed to it.' }),
    }),
  );
  const message = timeline.find((entry) => entry.kind === 'message' && entry.text === text);
  const runs = await world.app.call(agent, listGateRuns, { params: { messageId: message?.id ?? '' } });
  expect(runs.body.runs.map(({ publishReason }) => publishReason)).toEqual(['She agreed to it.']);
});
