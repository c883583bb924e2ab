import type { Selectable } from 'kysely';
import type { ApiKey } from '#contract/api-key.ts';
import { Permission } from '#contract/permissions.ts';
import type { Tx } from '#server/db/client.ts';
import type { ApiKey as ApiKeyTable } from '#server/db/tables.ts';

/** The keys of the workspace, newest first, the revoked included. */
export async function listApiKeys(tx: Tx): Promise<ApiKey[]> {
  const rows = await tx
    .selectFrom('api_key')
    .leftJoin('agent', (join) =>
      join.onRef('agent.workspace_id', '=', 'api_key.workspace_id').onRef('agent.id', '=', 'api_key.created_by'),
    )
    .selectAll('api_key')
    .select('agent.name as creator')
    .where('api_key.workspace_id', '=', tx.workspaceId)
    .orderBy('api_key.id', 'desc')
    .execute();
  return rows.map((row) => apiKeyView(row, row.creator));
}

export function apiKeyView(row: Selectable<ApiKeyTable>, creator: string | null): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes.flatMap((name) => Permission.safeParse(name).data ?? []),
    createdBy: creator,
    createdById: row.created_by,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
