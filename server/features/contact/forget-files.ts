import * as z from 'zod';

/** What erasure writes in its transaction; the job that does it stands in jobs.ts. */
export const forgetFilesJob = {
  name: 'contact.forgetFiles',
  maxAttempts: 25,
  payload: z.object({ workspaceId: z.uuid(), files: z.array(z.string()), avatarFiles: z.array(z.string()) }),
};
