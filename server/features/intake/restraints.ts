import type { Tx } from '#server/db/client.ts';

/** Those of these profiles whom an account of ours blocks or mutes: what they write is kept and asks for nobody. */
export async function findRestrained(tx: Tx, profileIds: readonly string[]): Promise<Set<string>> {
  if (profileIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('restraint')
    .select('profile_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('profile_id', 'in', [...new Set(profileIds)])
    .execute();
  return new Set(rows.map((row) => row.profile_id));
}
