import { useQueryClient } from '@tanstack/react-query';
import type { ConversationRow } from '#contract/conversation-row.ts';
import {
  changeMacro,
  createMacro,
  deleteMacro,
  type Macro,
  type MacroRun,
  restoreMacro,
  runMacro,
  undoMacroRun,
} from '#contract/macro.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { newId } from '#web/domain/new-id.ts';
import { detailKey } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { macrosQuery } from './queries.ts';

export type MacroContent = Pick<Macro, 'name' | 'steps' | 'shortcut' | 'audience' | 'teamId'>;

/** Makes, changes and deletes macros. */
export function useMacroCommands() {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: macrosQuery.queryKey });
  const told = async (work: () => Promise<void>) => {
    await attempt(work);
    await renew();
  };
  return {
    create: async (content: MacroContent) => {
      await call(createMacro, { body: content });
      await renew();
      notice({ title: t('macro.saved', { name: content.name }), tone: 'ok' });
    },
    /** With the way back to how it was. */
    change: async (before: Macro, content: MacroContent) => {
      const params = { macroId: before.id };
      await call(changeMacro, { params, body: content });
      await renew();
      const { name, steps, shortcut, audience, teamId } = before;
      const earlier = { name, steps, shortcut, audience, teamId };
      notice({
        title: t('macro.saved', { name: content.name }),
        undo: () => void told(async () => void (await call(changeMacro, { params, body: earlier }))),
      });
    },
    remove: ({ id, name }: Macro) =>
      void told(async () => {
        const params = { macroId: id };
        await call(deleteMacro, { params });
        notice({
          title: t('macro.deleted', { name }),
          undo: () => void told(async () => void (await call(restoreMacro, { params }))),
        });
      }),
  };
}

/** Runs a macro in a conversation, and takes a run back. */
export function useRunMacro(row: ConversationRow) {
  const client = useQueryClient();
  const renew = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: detailKey(row.id) }),
      client.invalidateQueries({ queryKey: ['conversations'] }),
    ]);

  async function undo(run: MacroRun, name: string): Promise<void> {
    await attempt(
      async () => {
        const { left } = await call(undoMacroRun, { params: { runId: run.id } });
        notice({
          title: t(left.length === 0 ? 'macro.taken_back' : 'macro.taken_back.partly', { name, count: left.length }),
          tone: left.length === 0 ? 'ok' : 'error',
        });
      },
      t('macro.undo.failed', { name }),
    );
    await renew();
  }

  /** Gives the run; throws ApiError when nothing was done. `accepted`: checks whose warnings stood in the preview. */
  return async ({ id: macroId, name }: Macro, accepted: string[]): Promise<MacroRun> => {
    const body = { runId: newId(), conversationId: row.id, seenVersion: row.version, accepted };
    const { run } = await call(runMacro, { params: { macroId }, body });
    await renew();
    const done = run.steps.filter(({ is }) => is === 'changed').length;
    if (run.state === 'done')
      notice({ title: t('macro.done', { name }), undo: () => void undo(run, name), id: `macro-${row.id}` });
    else if (done > 0)
      notice({
        title: t('macro.stopped', { name, done, count: run.steps.length }),
        tone: 'error',
        undo: () => void undo(run, name),
        id: `macro-${row.id}`,
      });
    return run;
  };
}
