import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Approval, decideApproval } from '#contract/approval.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { approvalsKey } from './waiting.ts';

/** Lets an answer through or refuses it; what cannot be decided any more is read again. */
export function useDecision({ id, seal }: Approval) {
  const client = useQueryClient();
  const [busy, setBusy] = useState<'given' | 'refused' | null>(null);

  async function decide(decision: 'given' | 'refused', comment: string): Promise<void> {
    setBusy(decision);
    await attempt(async () => {
      await call(decideApproval, { params: { approvalId: id }, body: { decision, seal, comment } });
      notice({ title: t(`approval.done.${decision}`), timeoutMs: 4_000 });
    }, t('approval.failed'));
    setBusy(null);
    void client.invalidateQueries({ queryKey: approvalsKey });
  }

  return { decide, busy };
}
