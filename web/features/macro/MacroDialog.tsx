import { useQuery } from '@tanstack/react-query';
import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import OctagonX from 'lucide-react/icons/octagon-x';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Macro, MacroRun, StepOutcome } from '#contract/macro.ts';
import { errorMessage } from '#web/api.ts';
import { accountName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { checkWords } from '#web/features/composer/Checks.tsx';
import { savedRepliesQuery } from '#web/features/saved-reply/queries.ts';
import { t } from '#web/i18n.ts';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { useRunMacro } from './commands.ts';
import { macroPreviewQuery } from './queries.ts';
import { refusalWords } from './refusal-words.ts';
import { stepWords } from './step-words.ts';

type DialogProps = { macro: Macro; row: ConversationRow; onClose: () => void };

/** What each step of a macro would do here, before it runs; and where it stopped, when it did. */
export function MacroDialog({ macro, row, onClose }: DialogProps) {
  // As it stood when the person began to read.
  const [version] = useState(row.version);
  const { data, error } = useQuery(macroPreviewQuery(macro.id, row.id, version));
  const run = useRunMacro({ ...row, version });
  const [stopped, setStopped] = useState<MacroRun | null>(null);
  const form = useSubmission(onClose);
  const steps = stopped?.steps ?? data?.steps;
  const refusedAt = steps?.findIndex(({ is }) => is === 'refused') ?? -1;
  const cannotRun = stopped === null && refusedAt === 0;

  const submit = () => {
    if (stopped || cannotRun) return onClose();
    if (!data) return;
    form.submit(async () => {
      const made = await run(macro, warningsIn(data.steps));
      if (made.state === 'stopped') setStopped(made);
      return made.state !== 'stopped';
    });
  };
  return (
    <FormDialog
      title={macro.name}
      description={descriptionOf(stopped, refusedAt)}
      action={t(stopped || cannotRun ? 'ui.close' : refusedAt > 0 ? 'macro.run.until' : 'macro.run', {
        step: refusedAt,
      })}
      busy={form.isBusy}
      problem={error ? errorMessage(error) : form.problem}
      startsOnAction
      onSubmit={submit}
      onClose={onClose}
    >
      {!steps && !error && <SkeletonRows count={macro.steps.length} />}
      {steps && <Steps macro={macro} outcomes={steps} refusedAt={refusedAt} wasRun={stopped !== null} />}
    </FormDialog>
  );
}

function descriptionOf(stopped: MacroRun | null, refusedAt: number): string {
  if (stopped) return t('macro.stopped.body', { step: refusedAt + 1 });
  if (refusedAt === 0) return t('macro.preview.nothing');
  return refusedAt > 0 ? t('macro.preview.stops', { step: refusedAt + 1 }) : t('macro.preview.body');
}

const warningsIn = (steps: readonly StepOutcome[]) => [
  ...new Set(
    steps.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'warn').map(({ check }) => check)),
  ),
];

type StepsProps = { macro: Macro; outcomes: readonly StepOutcome[]; refusedAt: number; wasRun: boolean };

function Steps({ macro, outcomes, refusedAt, wasRun }: StepsProps) {
  const people = usePeople();
  const replies = useQuery(savedRepliesQuery(null)).data?.replies ?? [];
  const titleOf = (id: string) => replies.find((reply) => reply.id === id)?.title ?? t('macro.reply.gone');
  return (
    <ol className="flex flex-col gap-2.5">
      {macro.steps.map((step, n) => {
        const outcome = outcomes[n];
        const isAfter = refusedAt >= 0 && n > refusedAt;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place.
          <li key={n} className={`flex gap-2.5 ${isAfter ? 'opacity-60' : ''}`}>
            <Mark outcome={outcome} isAfter={isAfter} />
            <div className="min-w-0 flex-1">
              <p className="break-words">{stepWords(step, { ...people, titleOf })}</p>
              {outcome?.text && !wasRun && (
                <p
                  dir="auto"
                  className={`mt-1 rounded-md border px-2.5 py-1.5 text-xs break-words whitespace-pre-wrap ${frames[outcome.stage ?? 'note']}`}
                >
                  {outcome.text}
                </p>
              )}
              {!isAfter && <Why outcome={outcome} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Where a text would stand is never left to be guessed. */
const frames = {
  public: 'border-public-line bg-public-bg',
  private: 'border-private-line bg-private-bg',
  note: 'border-note-line bg-note-bg',
};

function Mark({ outcome, isAfter }: { outcome: StepOutcome | undefined; isAfter: boolean }) {
  const is = isAfter ? 'not_reached' : (outcome?.is ?? 'not_reached');
  const marks = {
    changed: <Check size={15} aria-hidden="true" className="text-ok" />,
    same: <Minus size={15} aria-hidden="true" className="text-ink3" />,
    refused: <OctagonX size={15} aria-hidden="true" className="text-late" />,
    not_reached: <Ban size={15} aria-hidden="true" className="text-ink3" />,
  };
  return (
    <span className="mt-0.5 flex">
      {marks[is]}
      <span className="sr-only">{t(`macro.outcome.${is}`)}</span>
    </span>
  );
}

/** Where it stands, why it was refused, and what the gate warns of. */
function Why({ outcome }: { outcome: StepOutcome | undefined }) {
  if (!outcome) return null;
  const { is, stage, handle, checks } = outcome;
  const stops = checks.filter(({ verdict }) => verdict === 'stop').map(checkWords);
  const warnings = checks.filter(({ verdict }) => verdict === 'warn').map(checkWords);
  const refused = is === 'refused' && stops.length === 0 ? [refusalWords(outcome)] : stops;
  return (
    <div className="mt-0.5 text-xs">
      {stage && (
        <p className={stage === 'public' ? 'text-public' : 'text-private'}>
          {t(`macro.stage.${stage}`, { handle: accountName(handle ?? '') })}
        </p>
      )}
      {is === 'same' && <p className="text-ink3">{t('macro.outcome.same')}</p>}
      {refused.map((words) => (
        <p key={words} className="text-late">
          {words}
        </p>
      ))}
      {warnings.map((words) => (
        <p key={words} className="flex items-start gap-1 text-soon">
          <TriangleAlert size={13} aria-hidden="true" className="mt-0.5 shrink-0" /> {words}
        </p>
      ))}
    </div>
  );
}
