import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { hashToken } from '#server/http/token.ts';

/** Prefix of the codes under which a person finds how the deletion stands. */
export const deletionPrefix = 'del';

/** How a deletion stands that a network asked for; `nothing`: nothing was kept about that person. */
export type Deletion = {
  workspaceName: string;
  state: 'asked' | 'erased' | 'nothing';
  askedAt: Date;
  settledAt: Date | null;
};

/** Null for a code that is none of this workspace. */
export async function findDeletion(tx: Tx, code: string): Promise<Deletion | null> {
  const { rows } = await sql<Deletion>`
    select w.name as "workspaceName", d.state, d.asked_at as "askedAt", d.settled_at as "settledAt"
    from deletion_request d join workspace w on w.id = d.workspace_id
    where d.workspace_id = ${tx.workspaceId} and d.token_hash = ${hashToken(code)}`.execute(tx);
  return rows[0] ?? null;
}
