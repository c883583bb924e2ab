import { useQueryClient } from '@tanstack/react-query';
import { overrideTriage, type Triaged, takeBackTriage } from '#contract/triage.ts';
import type { TriageDecision } from '#contract/triage-policy.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { recountSoon } from '#web/features/conversation/patch.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { triageKey } from './queries.ts';

/** Decides whether a message needs an answer, or has the policy's word hold again where it says the same; both can be undone. */
export function useOverride(conversationId: string) {
  const client = useQueryClient();
  return async (message: Pick<Triaged, 'messageId' | 'decision' | 'found' | 'override'>, decision: TriageDecision) => {
    const params = { messageId: message.messageId };
    const set = (to: TriageDecision | null) =>
      to === null ? call(takeBackTriage, { params }) : call(overrideTriage, { params, body: { decision: to } });
    const look = () => {
      recountSoon(client);
      return client.invalidateQueries({ queryKey: triageKey(conversationId) });
    };
    const before = message.override ? message.decision : null;
    await attempt(async () => {
      await set(decision === message.found ? null : decision);
      notice({
        title: t('triage.decided', { decision }),
        undo: () => void set(before).then(look, look),
        id: `triage-${message.messageId}`,
      });
    }, t('triage.failed'));
    await look();
  };
}
