import { sql } from 'kysely';
import type { RoleKey } from '#contract/permissions.ts';
import type { Tx } from '#server/db/client.ts';
import { limitFor } from './limits.ts';
import { readPolicies } from './policies.ts';
import { samePerson } from './same-person.ts';

export type Asked = {
  id: string;
  amount: number | null;
  isUnweighed: boolean;
  askedBy: { agentId: string; email: string } | null;
  category: string | null;
};

/** What may be said about who lets something through. Throws nothing; null when there is none. */
export async function readAsked(tx: Tx, approvalId: string): Promise<Asked | null> {
  const { rows } = await sql<{
    id: string;
    amount: string | null;
    is_unweighed: boolean;
    author_id: string | null;
    email: string | null;
    category: string | null;
  }>`
    select p.id, p.amount, p.is_unweighed, c.category, w.id as author_id, l.email
    from approval p
    join dispatch d on d.workspace_id = p.workspace_id and d.id = p.dispatch_id
    join conversation c on c.workspace_id = d.workspace_id and c.id = d.conversation_id
    left join api_key k on k.workspace_id = p.workspace_id and k.id = p.asked_by and p.asked_by_kind = 'api_key'
    -- Who made a key is behind what it sends.
    left join agent w on w.workspace_id = p.workspace_id and w.id = coalesce(k.created_by, p.asked_by)
    left join login l on l.id = w.login_id
    where p.workspace_id = ${tx.workspaceId} and p.id = ${approvalId}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    amount: row.amount === null ? null : Number(row.amount),
    isUnweighed: row.is_unweighed,
    askedBy: row.author_id !== null && row.email !== null ? { agentId: row.author_id, email: row.email } : null,
    category: row.category,
  };
}

export type Candidate = {
  agentId: string;
  email: string;
  role: RoleKey;
  tier: number;
  /** Somebody said that both accounts are one person's. */
  isLinked: boolean;
  mayApprove: boolean;
};

/** Everybody active, with what counts for letting something through that this author asked for. */
export async function listCandidates(tx: Tx, authorId: string | null, agentId?: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select a.id as "agentId", l.email, a.tier, r.key as role, 'reply.approve' = any(r.permissions) as "mayApprove",
      exists (select from same_person s where s.workspace_id = a.workspace_id
        and s.agent_id = least(a.id, ${authorId}::uuid) and s.other_id = greatest(a.id, ${authorId}::uuid)) as "isLinked"
    from agent a join login l on l.id = a.login_id
    join agent_role ar on ar.workspace_id = a.workspace_id and ar.agent_id = a.id
    join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
    where a.workspace_id = ${tx.workspaceId} and a.state = 'active' and (${agentId ?? null}::uuid is null or a.id = ${agentId ?? null})`.execute(
    tx,
  );
  return rows;
}

/** Why somebody may not let something through; null when they may. */
export type Unfit = 'author' | 'permission' | 'limit';

/** Whether a colleague may let something through. `limits`: what holds for money now. Pure but for its arguments. */
export function unfitFor(
  { askedBy, amount, isUnweighed, category }: Asked,
  candidate: Candidate,
  policy: Parameters<typeof limitFor>[0],
): Unfit | null {
  if (askedBy && samePerson(askedBy, candidate)) return 'author';
  if (!candidate.mayApprove) return 'permission';
  const { perReply } = limitFor(policy, { ...candidate, apiKeyId: null }, category);
  if (perReply === null) return null;
  return isUnweighed || (amount !== null && amount > perReply) ? 'limit' : null;
}

/** Everybody who can let this through. */
export async function listApprovers(tx: Tx, approvalId: string): Promise<string[]> {
  const asked = await readAsked(tx, approvalId);
  if (!asked) return [];
  const { authority } = await readPolicies(tx);
  const candidates = await listCandidates(tx, asked.askedBy?.agentId ?? null);
  return candidates.flatMap((one) => (unfitFor(asked, one, authority.body) === null ? [one.agentId] : []));
}
