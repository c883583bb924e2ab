import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { SystemAnswer, VerificationSystem } from '#contract/verification.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { SecretUnreadable } from '#server/secret-box.ts';
import { askSystem, type Connected } from './ask-system.ts';

const purposeOf = (workspaceId: string) => `verification system ${workspaceId}`;

export async function findSystem(tx: Tx): Promise<VerificationSystem | null> {
  const row = await tx
    .selectFrom('verification_system')
    .select(['url', 'changed_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .executeTakeFirst();
  return row ? { url: row.url, changedAt: row.changed_at.toISOString() } : null;
}

/** The connected system with its secret; null for none, and for one whose secret the key at hand does not open. */
export async function openSystem({ secretBox }: Pick<Context, 'secretBox'>, tx: Tx): Promise<Connected | null> {
  const row = await tx
    .selectFrom('verification_system')
    .select(['url', 'secret_enc'])
    .where('workspace_id', '=', tx.workspaceId)
    .executeTakeFirst();
  if (!row) return null;
  try {
    return { url: row.url, secret: z.string().parse(secretBox.open(row.secret_enc, purposeOf(tx.workspaceId))) };
  } catch (error) {
    if (error instanceof SecretUnreadable) return null;
    throw error;
  }
}

type Set = { system: VerificationSystem; secret: string };

/** Connects a system at an address, in place of the one before; its secret is given back this once. */
export async function setSystem(
  { secretBox }: Pick<Context, 'secretBox'>,
  tx: Tx,
  viewer: Viewer,
  url: string,
  now: Date,
): Promise<Set> {
  const secret = randomBytes(24).toString('base64url');
  const kept = {
    url,
    secret_enc: secretBox.seal(secret, purposeOf(tx.workspaceId)),
    key_id: secretBox.keyId,
    changed_at: now,
  };
  await tx
    .insertInto('verification_system')
    .values({ workspace_id: tx.workspaceId, ...kept })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(kept))
    .execute();
  tell(tx, viewer, { host: new URL(url).host, removed: false }, now);
  return { system: { url, changedAt: now.toISOString() }, secret };
}

/** Throws `not_found` where none is connected. */
export async function removeSystem(tx: Tx, viewer: Viewer, now: Date): Promise<void> {
  const gone = await tx
    .deleteFrom('verification_system')
    .where('workspace_id', '=', tx.workspaceId)
    .returning('url')
    .executeTakeFirst();
  if (!gone) throw notFound('system');
  tell(tx, viewer, { host: new URL(gone.url).host, removed: true }, now);
}

function tell(tx: Tx, viewer: Viewer, detail: { host: string; removed: boolean }, at: Date): void {
  const subject = { kind: 'workspace', id: tx.workspaceId };
  record(tx, { type: 'verification.system_changed', at, actor: actorOf(viewer), subject, detail });
}

/** Asks it about nobody. Throws `not_possible_here` where none is connected. */
export async function testSystem(context: Context, viewer: Viewer): Promise<SystemAnswer> {
  const connected = await context.db.inWorkspace(viewer.workspaceId, (tx) => openSystem(context, tx));
  if (!connected)
    throw new AppError('invalid', 'not_possible_here', 'No system is connected. Enter its address first.');
  const nobody = { id: crypto.randomUUID(), network: '', handle: '', externalId: '', contact: {}, answers: {} };
  return askSystem(context, connected, nobody);
}
