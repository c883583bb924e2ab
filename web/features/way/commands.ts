import { useMutation, useQueryClient } from '@tanstack/react-query';
import { removeWay, switchWay, testWay, type Way } from '#contract/way.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { waysQuery } from './queries.ts';
import { resultWords } from './words.ts';

type Change<T> = { run: (input: T) => Promise<unknown>; done?: (input: T) => Parameters<typeof notice>[0] };

/** A change of the ways: afterwards they are read again, and what depends on them; a refusal shows as a notice. */
export function useWayChange<T>({ run, done }: Change<T>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (_, input) => void (done && notice(done(input))),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => Promise.all(['ways', 'reach'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useSwitchWay() {
  const change = useWayChange<{ way: Way; isOn: boolean }>({
    run: ({ way, isOn }) => call(switchWay, { params: { wayId: way.id }, body: { isOn } }),
    done: ({ way, isOn }) => ({
      title: t(isOn ? 'way.switched_on' : 'way.switched_off', { name: way.name }),
      undo: () => change.mutate({ way, isOn: !isOn }),
      id: `way-${way.id}`,
    }),
  });
  return change;
}

export const useRemoveWay = (onDone: () => void) =>
  useWayChange<Way>({
    run: async ({ id }) => {
      await call(removeWay, { params: { wayId: id } });
      onDone();
    },
    done: ({ name }) => ({ title: t('way.removed', { name }) }),
  });

/** Tries a way once and now, and says what became of it. */
export function useTestWay(way: Way) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: string | undefined) => call(testWay, { params: { wayId: way.id }, body: to ? { to } : {} }),
    onSuccess: (result) =>
      notice({
        title: t(result.state === 'sent' ? 'way.test.sent' : 'way.test.failed', { name: way.name }),
        description: result.state === 'sent' ? t(`way.test.look.${way.kind}`) : resultWords(result),
        tone: result.state === 'sent' ? 'ok' : 'error',
        id: `test-${way.id}`,
      }),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: waysQuery.queryKey }),
  });
}
