import { useQueryClient } from '@tanstack/react-query';
import { addCall, type CallInput, changeCall, removeCall } from '#contract/call.ts';
import type { TimelineCall } from '#contract/timeline.ts';
import { call, errorMessage } from '#web/api.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';

/** What can be done to calls that are written down. Each offers to take it back, and answers whether it was done. */
export function useCallCommands(conversationId: string) {
  const client = useQueryClient();

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      notice({ title: t('call.failed'), description: errorMessage(error), tone: 'error' });
      return false;
    } finally {
      void client.invalidateQueries({ queryKey: ['conversation'] });
    }
  }

  const add = (input: CallInput, id: string): Promise<boolean> =>
    attempt(async () => {
      const { call: added } = await call(addCall, { params: { conversationId }, body: { ...input, id } });
      notice({ title: t('call.done.added'), undo: () => void remove(added, true) });
    });

  const change = (before: TimelineCall, input: CallInput): Promise<boolean> =>
    attempt(async () => {
      const params = { callId: before.id };
      const { call: after } = await call(changeCall, { params, body: { ...input, replaces: before.editedAt } });
      notice({ title: t('call.done.changed'), undo: () => void change(after, inputOf(before)) });
    });

  const remove = (one: TimelineCall, quiet = false): Promise<boolean> =>
    attempt(async () => {
      await call(removeCall, { params: { callId: one.id } });
      if (!quiet) notice({ title: t('call.done.removed'), undo: () => void add(inputOf(one), newId()) });
    });

  return { add: (input: CallInput, id: string) => add(input, id), change, remove: (one: TimelineCall) => remove(one) };
}

const inputOf = ({ way, direction, at, minutes, whom, text }: TimelineCall): CallInput => ({
  ...{ way, direction, at, minutes, whom, text },
});
