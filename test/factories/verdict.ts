import type { Labels, Task } from '#contract/verdict.ts';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Has a message understood so, without asking the models. */
export async function understand(
  { context }: { context: Pick<Context, 'db' | 'now'> },
  workspaceId: WorkspaceId,
  messageId: string,
  labels: Labels = { sentiment: 'negative', question: 'question' },
): Promise<void> {
  const found = Object.entries(labels).map(([task, label]): [Task, object] => [
    task as Task,
    { label, confidence: 0.8, words: [] },
  ]);
  await context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .insertInto('verdict')
      .values({
        workspace_id: workspaceId,
        message_id: messageId,
        said_at: context.now(),
        found: JSON.stringify(Object.fromEntries(found)),
        labels: JSON.stringify(labels),
        model: 'test',
        head: 0,
        judged_at: context.now(),
      })
      .execute(),
  );
}
