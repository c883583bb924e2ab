import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { derivedWorkspaceToken } from '#server/http/token.ts';
import { systemActor } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { deletionPrefix } from './queries.ts';

/** Erases whom a request is about; the work stands in jobs.ts. */
export const settleJob = {
  name: 'deletion.settle',
  maxAttempts: 25,
  payload: z.object({ workspaceId: z.uuid(), requestId: z.uuid() }),
};

type Asked = { appId: string; personId: string; body: Uint8Array };

/**
 * Takes up what a network asks in the name of a person, and gives the code under which they find how it stands. The same
 * request again has the same code and is taken up once.
 */
export async function askDeletion(
  { secretBox }: Pick<Context, 'secretBox'>,
  tx: Tx,
  { appId, personId, body }: Asked,
  now: Date,
): Promise<string> {
  const digest = createHash('sha256').update(body).digest();
  const secret = secretBox.derive(`deletion ${appId} ${digest.toString('hex')}`);
  const { token, hash } = derivedWorkspaceToken(deletionPrefix, tx.workspaceId, secret);
  const { rows } = await sql<{ id: string }>`
    insert into deletion_request (workspace_id, id, app_id, token_hash, digest, person_id, state, asked_at)
    values (${tx.workspaceId}, ${newId(now)}, ${appId}, ${hash}, ${digest}, ${personId}, 'asked', ${now})
    on conflict on constraint deletion_request_once do nothing returning id`.execute(tx);
  const [row] = rows;
  if (!row) return token;
  await enqueue(tx, settleJob, { workspaceId: tx.workspaceId, requestId: row.id });
  const subject = { kind: 'app', id: appId };
  record(tx, { type: 'channel.deletion_asked', at: now, actor: systemActor, subject, detail: {} });
  return token;
}
