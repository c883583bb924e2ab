import type { Tx } from '#server/db/client.ts';
import { notify } from '#server/features/notification/commands.ts';
import type { ApprovalRow } from './lock.ts';

type Told = {
  approval: Pick<ApprovalRow, 'id' | 'asked_by' | 'asked_by_kind'>;
  dispatch: { conversation_id: string };
  decision: 'given' | 'refused';
  /** Null: time did. */
  by: string | null;
};

/** Tells who asked; a key is nobody. */
export async function tellAuthor(tx: Tx, { approval, dispatch, decision, by }: Told, now: Date): Promise<void> {
  if (approval.asked_by_kind !== 'agent' || approval.asked_by === null) return;
  const notice = {
    agentId: approval.asked_by,
    kind: decision === 'given' ? ('approval_given' as const) : ('approval_refused' as const),
    conversationId: dispatch.conversation_id,
    detail: { by: by ?? 'nobody', approval: approval.id },
    urgency: 'now' as const,
    key: `approval ${approval.id} decided`,
  };
  await notify(tx, [notice], now);
}
