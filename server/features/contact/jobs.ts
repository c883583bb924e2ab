import { forgetFiles } from '#server/features/attachment/commands.ts';
import { forgetAvatars } from '#server/features/avatar/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import { forgetFilesJob } from './forget-files.ts';
import { confirmStopJob, confirmStop as sayStopped } from './stop-confirmation.ts';
import { confirmWishJob, confirmWish as sayNoted } from './wish-confirmation.ts';

/** Deletes what an erasure left on the disk. */
export const forgetErased = job({
  ...forgetFilesJob,
  run: async (context, { workspaceId, files, avatarFiles }) => {
    // The job runner's mint: the row was written inside that workspace.
    await forgetFiles(context, workspaceId as WorkspaceId, files);
    await forgetAvatars(context, workspaceId as WorkspaceId, avatarFiles);
  },
});

/** Tells somebody that their STOP was heard. */
export const confirmStop = job({
  ...confirmStopJob,
  run: (context, { workspaceId, ...wanted }) =>
    // The job runner's mint: the row was written inside that workspace.
    context.db.inWorkspace(workspaceId as WorkspaceId, (tx) => sayStopped(tx, wanted, context)),
});

/** Tells somebody that the hours they named were heard. */
export const confirmWish = job({
  ...confirmWishJob,
  run: (context, { workspaceId, ...wanted }) =>
    // The job runner's mint: the row was written inside that workspace.
    context.db.inWorkspace(workspaceId as WorkspaceId, (tx) => sayNoted(tx, wanted, context)),
});
