import * as z from 'zod';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import { fetchAttachment } from './fetch.ts';

export const fetchAttachments = job({
  name: 'attachment.fetch',
  maxAttempts: 6,
  payload: z.object({ workspaceId: z.uuid(), attachmentId: z.uuid() }),
  run: (context, { workspaceId, attachmentId }) => fetchAttachment(context, workspaceId as WorkspaceId, attachmentId),
});
