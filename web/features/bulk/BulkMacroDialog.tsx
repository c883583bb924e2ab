import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkChange, BulkSet } from '#contract/bulk.ts';
import { previewBulkMacro, type StepTally } from '#contract/bulk-macro.ts';
import type { Reply } from '#contract/endpoint.ts';
import type { Macro } from '#contract/macro.ts';
import { call } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { usePeople } from '#web/domain/people.ts';
import { stepWords } from '#web/features/macro/step-words.ts';
import { savedRepliesQuery } from '#web/features/saved-reply/queries.ts';
import { t } from '#web/i18n.ts';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { StepFigures } from './StepFigures.tsx';

type DialogProps = { macro: Macro; set: BulkSet; onRun: (change: BulkChange) => void; onClose: () => void };
type Preview = Reply<typeof previewBulkMacro>;

/** What each step of a macro would do in all that is chosen: in how many, what it would say, and where it is refused. */
export function BulkMacroDialog({ macro, set, onRun, onClose }: DialogProps) {
  // Of the moment at which the window was opened.
  const [key] = useState(() => crypto.randomUUID());
  const { data, error } = useQuery({
    queryKey: ['bulk-macro-preview', key],
    queryFn: ({ signal }) => call(previewBulkMacro, { body: { set, macroId: macro.id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const people = usePeople();
  const replies = useQuery(savedRepliesQuery(null)).data?.replies ?? [];
  const titleOf = (id: string) => replies.find((reply) => reply.id === id)?.title ?? t('macro.reply.gone');
  const isIdle = data?.steps.every(({ changed }) => changed === 0) ?? false;

  const submit = () => {
    if (isIdle) return onClose();
    if (!data) return;
    onClose();
    onRun({ kind: 'macro', macroId: macro.id, name: macro.name, seal: data.seal, accepted: warningsIn(data.steps) });
  };
  return (
    <FormDialog
      title={macro.name}
      description={data ? descriptionOf(data, isIdle) : t('macro.bulk.looking')}
      action={isIdle || error ? t('ui.close') : data ? t('macro.bulk.run', { count: data.total }) : t('macro.run')}
      disabled={!data && !error}
      startsOnAction
      onSubmit={error ? onClose : submit}
      onClose={onClose}
    >
      {!data && !error && <SkeletonRows count={macro.steps.length} />}
      <FormError error={error} />
      {data && (
        <ol className="flex flex-col gap-3.5">
          {macro.steps.map((step, n) => {
            const figures = data.steps[n];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place.
              <li key={n}>
                <p className="font-medium break-words">{stepWords(step, { ...people, titleOf })}</p>
                {figures && <StepFigures figures={figures} />}
              </li>
            );
          })}
        </ol>
      )}
    </FormDialog>
  );
}

function descriptionOf({ looked, total, out }: Preview, isIdle: boolean): string {
  const said = isIdle
    ? t('macro.bulk.nothing')
    : looked < total
      ? t('macro.bulk.some', { looked, count: total })
      : t('macro.bulk.all', { count: total });
  return out > 0 ? `${said} ${t('macro.bulk.out', { count: out })}` : said;
}

const warningsIn = (steps: readonly StepTally[]) => [
  ...new Set(
    steps.flatMap(({ warnings }) => warnings.flatMap(({ check }) => (check?.verdict === 'warn' ? [check.check] : []))),
  ),
];
