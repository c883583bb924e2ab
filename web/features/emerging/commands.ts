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
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { emergingKey } from './queries.ts';

/** Sends a change, says when it was refused, and reads again what it changed. */
function useChange() {
  const client = useQueryClient();
  return async (change: () => Promise<unknown>) => {
    await attempt(change, t('emerging.failed'));
    await client.invalidateQueries({ queryKey: emergingKey });
  };
}

/** What can be done about an issue; each can be undone. */
export function useEmergingCommands({ id }: Pick<Emerging, 'id'>) {
  const change = useChange();
  const params = { emergingId: id };
  const take = (isTaken: boolean): Promise<void> => change(() => call(takeEmerging, { params, body: { isTaken } }));
  const restore = () => change(() => call(restoreEmerging, { params }));
  const unname = () => change(() => call(unnameEmerging, { params }));
  const dismiss = (reason: DismissalReason) =>
    change(async () => {
      await call(dismissEmerging, { params, body: { reason } });
      notice({ title: t('emerging.dismissed'), undo: () => void restore(), id: `emerging-${id}` });
    });
  return { take, dismiss, restore, unname };
}

/** Has phrases told of again that were dismissed. */
export function useLiftQuiet() {
  const change = useChange();
  return ({ kind, term }: QuietTerm) => change(() => call(liftQuietTerm, { body: { kind, term } }));
}
