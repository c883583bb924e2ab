import { setAside } from '#contract/stranger.ts';
import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from '../app.ts';
import { aConversation } from '../factories/conversation.ts';
import type { TestAgent } from '../factories/people.ts';

type Place = { workspaceId: WorkspaceId; owner: TestAgent; agent: TestAgent; teamId: string; secret: string };

/** A conversation that is set aside, and the week's sample that holds it. */
export async function somethingAside(
  app: TestApp,
  { workspaceId, owner, agent, teamId, secret }: Place,
): Promise<{ asideId: string; sampleId: string }> {
  const { db } = app.context;
  const place = { text: `The best offers. ${secret}`, teamId, assigneeId: agent.agentId };
  const { conversationId } = await aConversation(db, workspaceId, place);
  await app.call(owner, setAside, { params: { conversationId }, body: { kind: 'spam' } });
  const sampleId = newId();
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .insertInto('aside_sample')
      .values({
        ...{ workspace_id: workspaceId, id: sampleId, week: '2026-01-05', conversation_id: conversationId },
        was_aside: true,
      })
      .execute(),
  );
  return { asideId: conversationId, sampleId };
}
