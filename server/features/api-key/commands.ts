import type { ApiKey } from '#contract/api-key.ts';
import type { Permission } from '#contract/permissions.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { refuseAbove } from '#server/features/agent/commands.ts';
import { apiKeyPrefix, newWorkspaceToken } from '#server/http/token.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { apiKeyView, listApiKeys } from './queries.ts';

type NewApiKey = { name: string; scopes: readonly Permission[] };

/**
 * Makes an API key with some of the caller's own permissions. `key` is shown once: only its hash is stored.
 * Throws AppError `forbidden` for a scope the caller does not hold.
 */
export async function createApiKey(
  tx: Tx,
  viewer: Viewer,
  { name, scopes }: NewApiKey,
  now: Date,
): Promise<{ apiKey: ApiKey; key: string }> {
  refuseAbove(viewer.permissions, scopes, 'The key');
  const { token, hash } = newWorkspaceToken(apiKeyPrefix, tx.workspaceId);
  const row = await tx
    .insertInto('api_key')
    .values({
      workspace_id: tx.workspaceId,
      id: newId(now),
      name,
      hash,
      scopes: [...new Set(scopes)],
      created_by: viewer.agentId,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  record(tx, {
    type: 'api_key.created',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'api_key', id: row.id },
    detail: { name, scopes: row.scopes },
  });
  const listed = (await listApiKeys(tx)).find(({ id }) => id === row.id);
  return { apiKey: listed ?? apiKeyView(row, null), key: token };
}

/** Makes a key worthless at once. Revoking twice changes nothing. */
export async function revokeApiKey(tx: Tx, viewer: Viewer, apiKeyId: string, now: Date): Promise<void> {
  const known = await tx
    .selectFrom('api_key')
    .select(['scopes', 'revoked_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', apiKeyId)
    .forUpdate()
    .executeTakeFirst();
  if (!known) throw notFound('API key');
  if (known.revoked_at) return;
  await tx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', apiKeyId)
    .execute();
  record(tx, {
    type: 'api_key.revoked',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'api_key', id: apiKeyId },
    detail: {},
  });
}
