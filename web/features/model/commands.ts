import { useQueryClient } from '@tanstack/react-query';
import { cancelRerun, holdHead, letHeadLearn, startRerun } from '#contract/model.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { modelsKey } from './queries.ts';

/** What can be done about the workspace's own model and the past. */
export function useModelCommands() {
  const client = useQueryClient();
  const look = () => client.invalidateQueries({ queryKey: modelsKey });
  const act = async (work: () => Promise<unknown>) => {
    await attempt(work, t('model.failed'));
    await look();
  };
  return {
    hold: (version: number) =>
      act(async () => {
        await call(holdHead, { body: { version } });
        notice({
          title: t('model.held.done', { version: String(version) }),
          undo: () => void act(() => call(letHeadLearn)),
        });
      }),
    letLearn: () => act(() => call(letHeadLearn)),
    start: (days: number, isPreview: boolean) => act(() => call(startRerun, { body: { days, isPreview } })),
    cancel: (rerunId: string) => act(() => call(cancelRerun, { params: { rerunId } })),
  };
}
