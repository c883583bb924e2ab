import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from '../app.ts';
import { aConversation } from '../factories/conversation.ts';
import type { TestAgent } from '../factories/people.ts';

type Place = { workspaceId: WorkspaceId; agent: TestAgent; teamId: string; secret: string };

/** An emerging issue of one message. */
export async function somethingEmerging(
  app: TestApp,
  { workspaceId, agent, teamId, secret }: Place,
): Promise<{ emergingId: string }> {
  const emergingId = newId();
  const at = new Date();
  const place = { text: `It is frozen. ${secret}`, teamId, assigneeId: agent.agentId };
  const { messageId } = await aConversation(app.context.db, workspaceId, place);
  await app.context.db.inWorkspace(workspaceId, async (tx) => {
    await tx
      .insertInto('emerging')
      .values({
        ...{ workspace_id: workspaceId, id: emergingId, state: 'open', phrases: [secret], themes: [] },
        ...{ first_seen_at: at, raised_at: at, last_hour: 1, peak_hour: 1, peak_count: 9, peak_usual: 1 },
      })
      .execute();
    await tx
      .insertInto('emerging_message')
      .values({ workspace_id: workspaceId, emerging_id: emergingId, message_id: messageId })
      .execute();
  });
  return { emergingId };
}
