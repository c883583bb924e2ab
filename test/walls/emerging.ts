import { newId } from '#server/db/id.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from '../app.ts';
import { aConversation } from '../factories/conversation.ts';
import type { TestAgent } from '../factories/people.ts';

type Place = { workspaceId: WorkspaceId; agent: TestAgent; teamId: string; secret: string };

/** An emerging issue of one message, and a theme that suggests itself. */
export async function somethingEmerging(
  app: TestApp,
  { workspaceId, agent, teamId, secret }: Place,
): Promise<{ emergingId: string; relabelId: string; suggestionId: string }> {
  const [emergingId, relabelId, suggestionId] = [newId(), newId(), newId()];
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
    await tx
      .insertInto('relabel')
      .values({
        ...{ workspace_id: workspaceId, id: relabelId, state: 'done', to_theme: 'nowhere', words: [], total: 0 },
        ...{ started_at: at, touched_at: at },
      })
      .execute();
    await tx
      .insertInto('theme_suggestion')
      .values({
        ...{ workspace_id: workspaceId, id: suggestionId, state: 'open', phrases: [secret], messages: 9, people: 9 },
        made_at: at,
      })
      .execute();
  });
  return { emergingId, relabelId, suggestionId };
}
