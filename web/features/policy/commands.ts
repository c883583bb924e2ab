import { useQueryClient } from '@tanstack/react-query';
import {
  activatePolicy,
  discardPolicyDraft,
  type Policy,
  type PolicyContent,
  type PolicyKind,
  savePolicyDraft,
  unschedulePolicy,
} from '#contract/policy.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { policyKey } from './key.ts';

/** By these run clocks. */
const movesClocks: ReadonlySet<PolicyKind> = new Set(['priority', 'calendars', 'clocks']);

/** What can be done to a policy as a whole. Each answers whether it was done; a refusal is told. */
export function usePolicyCommands(kind: PolicyKind) {
  const client = useQueryClient();

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(work);
    await client.invalidateQueries({ queryKey: [...policyKey, kind] });
    return isDone;
  }

  const switchTo = (version: number, replaces: number, at?: Date): Promise<boolean> =>
    run(async () => {
      const body = { replaces, at: at?.toISOString() };
      await call(activatePolicy, { params: { kind, version }, body });
      if (at) notice({ title: t('policy.scheduled.done'), tone: 'ok' });
      else
        notice({
          title: t(movesClocks.has(kind) ? 'policy.on.done.clocks' : 'policy.on.done'),
          tone: 'ok',
          undo: () => void switchTo(replaces, version),
        });
    });

  return {
    switchTo,
    /** Saves what was edited and switches it on, now or later. */
    switchOn: async (content: PolicyContent, { version: replaces }: Policy, at?: Date): Promise<boolean> => {
      let version = 0;
      const isSaved = await run(async () => {
        version = (await call(savePolicyDraft, { params: { kind }, body: { content } })).version;
      });
      return isSaved && switchTo(version, replaces, at);
    },
    keepDraft: (content: PolicyContent) =>
      run(async () => {
        await call(savePolicyDraft, { params: { kind }, body: { content } });
        notice({ title: t('policy.draft.done'), tone: 'ok' });
      }),
    discard: (draft: PolicyContent) =>
      run(async () => {
        await call(discardPolicyDraft, { params: { kind } });
        const undo = () => void run(() => call(savePolicyDraft, { params: { kind }, body: { content: draft } }));
        notice({ title: t('policy.discarded.done'), undo });
      }),
    unschedule: () => run(() => call(unschedulePolicy, { params: { kind } })),
  };
}
