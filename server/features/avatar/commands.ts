import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { deleteCopies } from './store.ts';

/** Deletes our copies of pictures, by `addressHash`. */
export async function forgetAvatars(
  { config }: Pick<Context, 'config'>,
  workspaceId: WorkspaceId,
  files: readonly string[],
): Promise<void> {
  await deleteCopies({ config, workspaceId }, files);
}
