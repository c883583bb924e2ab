import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/** Hosts whose mailboxes read the same with and without dots. */
const dotless = new Set(['gmail.com', 'googlemail.com']);

/** Whether two accounts are one person's: the same account, the same mailbox, or linked by who manages people. Pure. */
export function samePerson(
  author: { agentId: string; email: string },
  other: { agentId: string; email: string; isLinked: boolean },
): boolean {
  return other.isLinked || author.agentId === other.agentId || mailbox(author.email) === mailbox(other.email);
}

/** Where mail to an address ends: `ana+2@Example.test` in the box of `ana@example.test`. */
export function mailbox(address: string): string {
  const [name = '', host = ''] = address.trim().toLowerCase().split('@');
  const box = name.replace(/\+.*$/, '');
  if (!dotless.has(host)) return `${box}@${host}`;
  return `${box.replaceAll('.', '')}@gmail.com`;
}

/** All accounts of the person whose this one is, this one among them. */
export async function listSamePerson(tx: Tx, agentId: string): Promise<string[]> {
  const { rows } = await sql<{ agentId: string; email: string; isLinked: boolean }>`
    select a.id as "agentId", l.email, exists (select from same_person s where s.workspace_id = a.workspace_id
      and s.agent_id = least(a.id, ${agentId}::uuid) and s.other_id = greatest(a.id, ${agentId}::uuid)) as "isLinked"
    from agent a join login l on l.id = a.login_id
    where a.workspace_id = ${tx.workspaceId}`.execute(tx);
  const one = rows.find((row) => row.agentId === agentId);
  return one ? rows.flatMap((other) => (samePerson(one, other) ? [other.agentId] : [])) : [agentId];
}
