import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { expireDue } from './expire.ts';
import { remindDue } from './remind.ts';

/** Does what is due of a workspace's approvals: what ended goes back, what nobody decided is told. */
export async function fireApprovals(context: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  await expireDue(context, workspaceId);
  await remindDue(context, workspaceId);
}
