import { useQueryClient } from '@tanstack/react-query';
import { addCall, type CallInput, changeCall, removeCall } from '#contract/call.ts';
import type { TimelineCall } from '#contract/timeline.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';

/** What can be done to calls that are written down. Each offers to take it back, and answers whether it was done. */
export function useCallCommands(conversationId: string) {
  const client = useQueryClient();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(work, t('call.failed'));
    void client.invalidateQueries({ queryKey: ['conversation'] });
    return isDone;
  }

  const add = (input: CallInput, id: string): Promise<boolean> =>
    run(async () => {
      const { call: added } = await call(addCall, { params: { conversationId }, body: { ...input, id } });
      notice({ title: t('call.done.added'), undo: () => void remove(added, true) });
    });

  const change = (before: TimelineCall, input: CallInput): Promise<boolean> =>
    run(async () => {
      const params = { callId: before.id };
      const { call: after } = await call(changeCall, { params, body: { ...input, replaces: before.editedAt } });
      notice({ title: t('call.done.changed'), undo: () => void change(after, inputOf(before)) });
    });

  const remove = (one: TimelineCall, quiet = false): Promise<boolean> =>
    run(async () => {
      await call(removeCall, { params: { callId: one.id } });
      if (!quiet) notice({ title: t('call.done.removed'), undo: () => void add(inputOf(one), newId()) });
    });

  return { add: (input: CallInput, id: string) => add(input, id), change, remove: (one: TimelineCall) => remove(one) };
}

const inputOf = ({ way, direction, at, minutes, whom, text }: TimelineCall): CallInput => ({
  ...{ way, direction, at, minutes, whom, text },
});
