import { useQueryClient } from '@tanstack/react-query';
import {
  answerSwap,
  askSwap,
  changeRota,
  createRota,
  createRotaFeed,
  overrideRota,
  type Rota,
  type RotaPlan,
  removeOverride,
  removeRota,
  type Swap,
} from '#contract/rota.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { rotasQuery } from './queries.ts';

type Stretch = { from: Date; to: Date };
const inText = ({ from, to }: Stretch) => ({ from: from.toISOString(), to: to.toISOString() });

/** What can be done to rotas. Each answers whether it was done; a refusal is told, what can be taken back offers it. */
export function useRotaCommands() {
  const client = useQueryClient();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(work);
    await client.invalidateQueries({ queryKey: rotasQuery.queryKey });
    return isDone;
  }

  const setRemoved = (rotaId: string, removed: boolean) =>
    run(() => call(removeRota, { params: { rotaId }, body: { removed } }));
  const setOverrideRemoved = (rotaId: string, overrideId: string, removed: boolean) =>
    run(() => call(removeOverride, { params: { rotaId, overrideId }, body: { removed } }));
  const answer = ({ rotaId, id: swapId }: Pick<Swap, 'rotaId' | 'id'>, state: 'accepted' | 'declined' | 'withdrawn') =>
    run(async () => {
      await call(answerSwap, { params: { rotaId, swapId }, body: { state } });
      notice({ title: t('oncall.swap.answered', { state }), tone: 'ok' });
    });

  return {
    create: (plan: RotaPlan) =>
      run(async () => {
        const { rotaId } = await call(createRota, { body: plan });
        notice({
          title: t('oncall.created', { name: plan.name }),
          tone: 'ok',
          undo: () => void setRemoved(rotaId, true),
        });
      }),
    change: ({ id: rotaId, version, ...before }: Rota, plan: RotaPlan) =>
      run(async () => {
        const next = await call(changeRota, { params: { rotaId }, body: { ...plan, version } });
        const { name, teamId, calendarId, layers } = before;
        const body = { name, teamId, calendarId, layers, version: next.version };
        const undo = () => void run(() => call(changeRota, { params: { rotaId }, body }));
        notice({ title: t('oncall.changed', { name: plan.name }), tone: 'ok', undo });
      }),
    remove: ({ id, name }: Rota) =>
      run(async () => {
        await call(removeRota, { params: { rotaId: id }, body: { removed: true } });
        notice({ title: t('oncall.removed', { name }), undo: () => void setRemoved(id, false) });
      }),
    override: (rotaId: string, agentId: string, stretch: Stretch) =>
      run(async () => {
        const body = { agentId, ...inText(stretch) };
        const { overrideId } = await call(overrideRota, { params: { rotaId }, body });
        const undo = () => void setOverrideRemoved(rotaId, overrideId, true);
        notice({ title: t('oncall.override.done'), tone: 'ok', undo });
      }),
    removeOverride: (rotaId: string, overrideId: string) =>
      run(async () => {
        await call(removeOverride, { params: { rotaId, overrideId }, body: { removed: true } });
        const undo = () => void setOverrideRemoved(rotaId, overrideId, false);
        notice({ title: t('oncall.override.removed'), undo });
      }),
    askSwap: (rotaId: string, { askedOf, back, ...stretch }: Stretch & { askedOf: string; back: Stretch | null }) =>
      run(async () => {
        const body = { askedOf, ...inText(stretch), back: back && inText(back) };
        const { swapId } = await call(askSwap, { params: { rotaId }, body });
        const undo = () => void answer({ rotaId, id: swapId }, 'withdrawn');
        notice({ title: t('oncall.swap.asked'), tone: 'ok', undo });
      }),
    answerSwap: answer,
    /** The address of one's own shifts, or null when it could not be made. */
    makeFeed: async (rotaId: string): Promise<string | null> => {
      let path: string | null = null;
      await run(async () => {
        path = (await call(createRotaFeed, { params: { rotaId } })).path;
      });
      return path && `${location.origin}${path}`;
    },
  };
}
