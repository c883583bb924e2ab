import { escalateConversation } from '#contract/page.ts';
import { askSwap, createRota, createRotaFeed, overrideRota } from '#contract/rota.ts';
import { newId } from '#server/db/id.ts';
import type { TestApp } from '../app.ts';
import type { TestAgent } from '../factories/people.ts';

export type OnCall = {
  rotaId: string;
  overrideId: string;
  swapId: string;
  feedToken: string;
  /** About the conversation, asked for by the owner. */
  pageId: string;
  handoverId: string;
};

const dayMs = 86_400_000;

/** A rota with an override, a swap that waits, the address of somebody's shifts, and a page. */
export async function aRotaOf(
  app: TestApp,
  {
    owner,
    agent,
    conversationId,
    secret,
  }: { owner: TestAgent; agent: TestAgent; conversationId: string; secret: string },
): Promise<OnCall> {
  const at = (days: number) => new Date(app.context.now().getTime() + days * dayMs).toISOString();
  const layer = {
    id: 'first',
    agentIds: [owner.agentId],
    turnDays: 7,
    handover: '09:00',
    timeZone: 'UTC',
    hours: null,
  };
  const layers = [{ ...layer, startsOn: at(-7).slice(0, 10) }];
  const made = await app.call(owner, createRota, { body: { name: secret, teamId: null, calendarId: null, layers } });
  const params = { rotaId: made.body.rotaId };
  const stretch = { from: at(1), to: at(2) };
  const cover = await app.call(owner, overrideRota, { params, body: { agentId: agent.agentId, ...stretch } });
  const swap = await app.call(owner, askSwap, {
    params,
    body: { askedOf: agent.agentId, from: at(3), to: at(4), back: null },
  });
  const feed = await app.call(owner, createRotaFeed, { params });
  const page = await app.call(owner, escalateConversation, {
    params: { conversationId },
    body: { to: { kind: 'leads' }, reason: secret },
  });
  const handoverId = newId();
  await app.context.db.inWorkspace(owner.viewer.workspaceId, (tx) =>
    tx
      .insertInto('handover')
      .values({
        workspace_id: owner.viewer.workspaceId,
        id: handoverId,
        rota_id: params.rotaId,
        from_agent_id: agent.agentId,
        to_agent_id: owner.agentId,
        at: at(1),
        made_at: app.context.now(),
      })
      .execute(),
  );
  return {
    ...params,
    handoverId,
    pageId: page.body.pageId ?? '',
    overrideId: cover.body.overrideId,
    swapId: swap.body.swapId,
    feedToken: feed.body.path.split('/').at(-1) ?? '',
  };
}
