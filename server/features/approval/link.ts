import { sql } from 'kysely';
import type { LinkedApproval } from '#contract/approval.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { approvalLinkPrefix } from '#server/features/gate/queries.ts';
import { findAsker } from '#server/features/session/queries.ts';
import { hashToken, workspaceOfLink } from '#server/http/token.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { getApproval } from './queries.ts';

/** The workspace behind a link. Throws `link_expired` for what is no link of ours. */
export const workspaceOfApprovalLink = (token: string): WorkspaceId =>
  workspaceOfLink(approvalLinkPrefix, token, expired);

/** The person of a link with the rights they have now, and what it is about. Throws `link_expired` once it is over. */
export async function getLinkHolder(tx: Tx, token: string, now: Date): Promise<{ viewer: Viewer; approvalId: string }> {
  const { rows } = await sql<{ approvalId: string; agentId: string }>`
    select l.approval_id as "approvalId", l.agent_id as "agentId" from approval_link l
    join approval a on a.workspace_id = l.workspace_id and a.id = l.approval_id
    where l.workspace_id = ${tx.workspaceId} and l.token_hash = ${hashToken(token)} and a.expires_at > ${now}`.execute(
    tx,
  );
  const [found] = rows;
  const viewer = found && (await findAsker(tx, { agentId: found.agentId }));
  if (!found || !viewer) throw expired();
  return { viewer, approvalId: found.approvalId };
}

/** What the person of a link needs to decide: exactly the words, and why a second person is needed. */
export async function readLinkedApproval(tx: Tx, viewer: Viewer, approvalId: string): Promise<LinkedApproval> {
  const approval = await getApproval(tx, viewer, approvalId);
  const { rows } = await sql<{ workspaceName: string; askedByName: string | null }>`
    select w.name as "workspaceName", (select a.name from agent a where a.workspace_id = w.id and a.id = ${approval.askedBy}) as "askedByName"
    from workspace w where w.id = ${tx.workspaceId}`.execute(tx);
  const {
    state,
    seal,
    conversation,
    dispatch,
    posts,
    question,
    to,
    reasons,
    amount,
    currency,
    dueAt,
    expiresAt,
    comment,
    unfit,
  } = approval;
  return {
    ...{ state, seal, posts, question, to, amount, currency, dueAt, expiresAt, comment, unfit },
    conversation: { number: conversation.number, name: conversation.name, network: conversation.network },
    text: [posts.join('\n\n'), ...(dispatch.choices ?? []).map((title) => `▸ ${title}`)].join('\n'),
    stage: dispatch.stage ?? 'public',
    channelHandle: dispatch.channelHandle,
    pictures: dispatch.attachments.length,
    reasons: reasons.map(({ reason }) => reason),
    workspaceName: rows[0]?.workspaceName ?? '',
    askedByName: rows[0]?.askedByName ?? null,
  };
}

/** Pictures cannot be looked at without signing in, so what bears some is not let through by a link. */
export function refuseUnseen({ pictures }: LinkedApproval, decision: 'given' | 'refused'): void {
  if (pictures === 0 || decision === 'refused') return;
  throw new AppError('conflict', 'not_possible_here', 'This answer has pictures. Sign in and look at them first.');
}

const expired = () =>
  new AppError('not_found', 'link_expired', 'This link has expired. Sign in to see what it was about.');
