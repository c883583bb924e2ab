import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Deletes these files from the storage, except what another message still shows. */
export async function forgetFiles(
  { db, files: store }: Pick<Context, 'db' | 'files'>,
  workspaceId: WorkspaceId,
  files: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  const held = await db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('attachment')
      .select('sha256')
      .where('workspace_id', '=', workspaceId)
      .where('sha256', 'in', files)
      .execute(),
  );
  const kept = new Set(held.map(({ sha256 }) => sha256));
  for (const sha256 of files) if (!kept.has(sha256)) await store.delete(workspaceId, sha256);
}
