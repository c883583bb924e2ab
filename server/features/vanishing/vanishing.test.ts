import { afterAll, beforeAll, expect, test } from 'vitest';
import { getConversation, setConversationStatus } from '#contract/conversation.ts';
import { listPages } from '#contract/page.ts';
import { defaultVanishing } from '#contract/vanishing.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { catchUp } from '#server/events/follow.ts';
import { subscribers } from '#server/events/registry.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';
import { arrive } from '#test/private-room.ts';
import { openWorld, read, type World } from '#test/sandbox-world.ts';
import { fireVanishing } from './fire.ts';

let world: World;
let lead: TestAgent;
beforeAll(async () => {
  world = await openWorld();
  lead = await anAgent(world.app.context.db, world.workspaceId, { role: 'lead', name: 'Lea' });
});
afterAll(() => world.close());

const minuteMs = 60_000;
const { raiseMinutes, callMinutes } = { raiseMinutes: 240, callMinutes: 60 };
const follow = async () => {
  for (const subscriber of subscribers) await catchUp(world.app.context, world.workspaceId, subscriber);
};
const fire = async () => {
  await fireVanishing(world.app.context, world.workspaceId);
  await follow();
};
const look = async (conversationId: string) => {
  const { body } = await world.app.call(lead, getConversation, { params: { conversationId } });
  const told = body.timeline.flatMap((entry) => (entry.kind === 'event' ? [entry.type] : []));
  return { row: body.conversation, told };
};
/** A story that names us, and how many minutes it stands. */
async function aStory(
  text: string,
  withPicture = false,
): Promise<{ conversationId: string; minutes: number; statusId: string }> {
  const images = withPicture
    ? [
        read<{ id: string }>(
          await world.customer('POST', '/images?alt=Kettle', tinyPng, { 'content-type': 'image/png' }),
        ),
      ]
    : [];
  const posted = read<{ id: string; expires_at: string }>(
    await world.customer('POST', '/statuses', {
      ...{ kind: 'story', text: `@acme ${text}` },
      image_ids: images.map(({ id }) => id),
    }),
  );
  await arrive(world);
  const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, async (tx) => ({
    rows: await tx
      .selectFrom('message')
      .select('conversation_id')
      .where('workspace_id', '=', world.workspaceId)
      .where('external_id', '=', posted.id)
      .execute(),
  }));
  const minutes = (Date.parse(posted.expires_at) - world.app.context.now().getTime()) / minuteMs;
  return { conversationId: rows[0]?.conversation_id ?? '', minutes, statusId: posted.id };
}

test('before a story vanishes its priority rises, then the leads are called, each once', async () => {
  const { conversationId, minutes } = await aStory('my kettle broke, look at this');
  await fire();
  expect((await look(conversationId)).row.priority).toBe('normal');

  world.advance((minutes - raiseMinutes) * minuteMs + 1_000);
  await fire();
  await fire();
  const raised = await look(conversationId);
  expect(raised.row.priority).toBe('high');
  expect(raised.told.filter((type) => type === 'conversation.vanishes_soon')).toHaveLength(1);

  world.advance((raiseMinutes - callMinutes) * minuteMs);
  await fire();
  await fire();
  const called = await look(conversationId);
  expect(called.told.filter((type) => type === 'conversation.vanishes')).toHaveLength(1);
  const { pages } = (await world.app.call(lead, listPages, {})).body;
  expect(pages.find(({ conversation }) => conversation?.id === conversationId)?.cause.on).toBe('vanishing');
});

test('an answer, or resolving, ends the watch', async () => {
  const { conversationId, minutes } = await aStory('where can I buy this?');
  await world.app.call(lead, setConversationStatus, {
    params: { conversationId },
    body: { status: 'resolved', leaveUnanswered: 'no_answer_needed' },
  });
  await follow();
  world.advance((minutes - 30) * minuteMs);
  await fire();
  const { told } = await look(conversationId);
  expect(told).not.toContain('conversation.vanishes');
});

test('files of what vanishes are fetched only from networks and accounts whose such files are kept', async () => {
  const { context } = world.app;
  const states = async (conversationId: string) => {
    const rows = await context.db.inWorkspace(world.workspaceId, (tx) =>
      tx
        .selectFrom('attachment as a')
        .innerJoin('message as m', (join) =>
          join.onRef('m.workspace_id', '=', 'a.workspace_id').onRef('m.id', '=', 'a.message_id'),
        )
        .select('a.state')
        .where('m.conversation_id', '=', conversationId)
        .execute(),
    );
    return rows.map(({ state }) => state);
  };
  expect(await states((await aStory('kept', true)).conversationId)).toEqual(['stored']);
  await switchOn(world.app, lead, { kind: 'vanishing', body: { ...defaultVanishing, keepFilesOf: [] } });
  expect(await states((await aStory('not kept', true)).conversationId)).toEqual(['left']);
  const { id } = await context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('channel').select('id').where('workspace_id', '=', world.workspaceId).executeTakeFirstOrThrow(),
  );
  const body = { ...defaultVanishing, keepFilesOf: [], keepFilesOfAccounts: [id] };
  await switchOn(world.app, lead, { kind: 'vanishing', body });
  expect(await states((await aStory('kept here', true)).conversationId)).toEqual(['stored']);
});
