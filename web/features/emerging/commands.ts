import { useQueryClient } from '@tanstack/react-query';
import {
  type DismissalReason,
  dismissEmerging,
  type Emerging,
  liftQuietTerm,
  type QuietTerm,
  restoreEmerging,
  takeEmerging,
  unnameEmerging,
} from '#contract/emerging.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { emergingKey } from './queries.ts';

/** Sends a change, says when it was refused, and reads again what it changed. */
function useAttempt() {
  const client = useQueryClient();
  return async (send: () => Promise<unknown>, done?: () => void) => {
    try {
      await send();
      done?.();
    } catch (error) {
      notice({ title: t('emerging.failed'), description: errorMessage(error), tone: 'error' });
    }
    await client.invalidateQueries({ queryKey: emergingKey });
  };
}

/** What can be done about an issue; each can be undone. */
export function useEmergingCommands({ id }: Pick<Emerging, 'id'>) {
  const attempt = useAttempt();
  const params = { emergingId: id };
  const take = (isTaken: boolean): Promise<void> => attempt(() => call(takeEmerging, { params, body: { isTaken } }));
  const restore = () => attempt(() => call(restoreEmerging, { params }));
  const unname = () => attempt(() => call(unnameEmerging, { params }));
  const dismiss = (reason: DismissalReason) =>
    attempt(
      () => call(dismissEmerging, { params, body: { reason } }),
      () => notice({ title: t('emerging.dismissed'), undo: () => void restore(), id: `emerging-${id}` }),
    );
  return { take, dismiss, restore, unname };
}

/** Has phrases told of again that were dismissed. */
export function useLiftQuiet() {
  const attempt = useAttempt();
  return ({ kind, term }: QuietTerm) => attempt(() => call(liftQuietTerm, { body: { kind, term } }));
}
