import type { ConversationDetail } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readPolicies } from './policies.ts';
import { readRank } from './rank.ts';
import { ruleFor, signOffOf } from './sign-off.ts';

/** What would be added under the viewer's answers, for each account of ours and stage; only where something is. */
export async function readSignOffs(
  tx: Tx,
  { agentId }: Viewer,
  { language }: { language: string | null },
): Promise<ConversationDetail['signOffs']> {
  if (agentId === null) return [];
  const { body } = (await readPolicies(tx)).signOff;
  const accounts = await tx
    .selectFrom('channel')
    .select(['id', 'spoken_by as spokenBy', 'disclosure'])
    .where('workspace_id', '=', tx.workspaceId)
    .execute();
  if (body.rules.length === 0 && accounts.every(({ spokenBy }) => spokenBy === null)) return [];
  const signer = await readRank(tx, agentId);
  return accounts.flatMap(({ id: channelId, ...account }) =>
    (['public', 'private'] as const).flatMap((stage) => {
      const text = signOffOf(ruleFor(body, { channelId, stage, language }), signer, account, stage);
      return text === '' ? [] : [{ channelId, stage, text }];
    }),
  );
}
