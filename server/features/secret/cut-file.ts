import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { forgetFilesJob } from '#server/features/contact/commands.ts';
import { enqueue } from '#server/jobs/job.ts';

/** Takes a picture away for good, wherever the same one stands in the workspace. False when it is gone already. */
export async function cutFile(tx: Tx, attachmentId: string): Promise<boolean> {
  const { rows } = await sql<{ sha256: string | null }>`
    select sha256 from attachment where workspace_id = ${tx.workspaceId} and id = ${attachmentId} and state <> 'gone'`.execute(
    tx,
  );
  const [picture] = rows;
  if (!picture) return false;
  await sql`
    update attachment set state = 'gone', remote_url = null, mime_type = null, size_bytes = null, sha256 = null, alt = '', name = '',
      captions_url = null, captions = null
    where workspace_id = ${tx.workspaceId} and (id = ${attachmentId} or sha256 = ${picture.sha256})`.execute(tx);
  if (picture.sha256 !== null)
    await enqueue(tx, forgetFilesJob, { workspaceId: tx.workspaceId, files: [picture.sha256], avatarFiles: [] });
  return true;
}
