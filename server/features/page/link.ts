import { sql } from 'kysely';
import type { LinkedPage } from '#contract/page.ts';
import { PageCause } from '#contract/page.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { hashToken, workspaceOfLink } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Prefix of the tokens in the links of notices that call somebody. */
export const linkPrefix = 'pg';
/** How long such a link works, in days. */
const validDays = 7;

/** Where the link of a notice leads in the app, without signing in. */
export const linkPath = (token: string) => `/page/${token}`;

/** The workspace behind a link. Throws `link_expired` for what is no link of ours. */
export const workspaceOfPageLink = (token: string): WorkspaceId => workspaceOfLink(linkPrefix, token, expired);

/** Whom a link was sent to, and about which page. Throws `link_expired` when it is too old or its person has left. */
export async function getCall(tx: Tx, token: string, now: Date): Promise<{ pageId: string; agentId: string }> {
  const { rows } = await sql<{ pageId: string; agentId: string }>`
    select k.page_id as "pageId", k.agent_id as "agentId" from page_call k
    join agent a on a.workspace_id = k.workspace_id and a.id = k.agent_id and a.state = 'active'
    where k.workspace_id = ${tx.workspaceId} and k.token_hash = ${hashToken(token)}
      and k.at > ${now}::timestamptz - make_interval(days => ${validDays})`.execute(tx);
  if (!rows[0]) throw expired();
  return rows[0];
}

/** A page as the person of a link may see it: what it is about, and nothing that a customer wrote or is called. */
export async function readLinked(
  tx: Tx,
  { pageId, agentId }: { pageId: string; agentId: string },
): Promise<LinkedPage> {
  const { rows } = await sql<{
    workspaceName: string;
    name: string;
    cause: unknown;
    state: LinkedPage['state'];
    startedAt: Date;
    number: number | null;
    acknowledgedAt: Date | null;
    acknowledgedBy: string | null;
    byName: string | null;
  }>`
    select w.name as "workspaceName", p.name, p.cause, p.state, p.started_at as "startedAt", c.number,
      p.acknowledged_at as "acknowledgedAt", p.acknowledged_by as "acknowledgedBy", coalesce(a.name, s.name) as "byName"
    from page p join workspace w on w.id = p.workspace_id
    left join conversation c on c.workspace_id = p.workspace_id and c.id = p.conversation_id
    left join agent a on a.workspace_id = p.workspace_id and a.id = p.acknowledged_by
    left join stakeholder s on s.workspace_id = p.workspace_id and s.id = p.acknowledged_stakeholder
    where p.workspace_id = ${tx.workspaceId} and p.id = ${pageId}`.execute(tx);
  const [row] = rows;
  if (!row) throw expired();
  return {
    workspaceName: row.workspaceName,
    name: row.name,
    cause: PageCause.parse(row.cause),
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    conversationNumber: row.number,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedByName: row.byName,
    isMine: row.acknowledgedBy === agentId,
  };
}

const expired = () =>
  new AppError('not_found', 'link_expired', 'This link has expired. Sign in to see what it was about.');
