import type { Tx } from '#server/db/client.ts';
import { newWorkspaceToken } from '#server/http/token.ts';

/** Prefix of the tokens in the links by which somebody decides without signing in. */
export const approvalLinkPrefix = 'ap';

/** Where such a link leads in the app. */
export const approvalLinkPath = (token: string): string => `/approve/${token}`;

/** A link for each of those who are asked, which works for that person and this approval alone. */
export async function makeApprovalLinks(
  tx: Tx,
  approvalId: string,
  agentIds: readonly string[],
): Promise<{ agentId: string; token: string }[]> {
  const links = agentIds.map((agentId) => ({ agentId, ...newWorkspaceToken(approvalLinkPrefix, tx.workspaceId) }));
  if (links.length > 0)
    await tx
      .insertInto('approval_link')
      .values(
        links.map(({ agentId, hash }) => ({
          ...{ workspace_id: tx.workspaceId, token_hash: hash, approval_id: approvalId, agent_id: agentId },
        })),
      )
      .execute();
  return links;
}
