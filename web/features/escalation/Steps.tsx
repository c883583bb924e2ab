import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import type { LadderStep } from '#contract/escalation.ts';
import { DurationInput } from '#web/features/priority/DurationInput.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Targets } from './Targets.tsx';

type StepsProps = {
  steps: readonly LadderStep[];
  /** There is a conversation that stakeholders can be asked about. */
  mayAsk: boolean;
  onChange: (steps: LadderStep[]) => void;
};

/** The step where there is no conversation to ask stakeholders about; whom else it called stays. */
export function withoutGroups({ to, ...step }: LadderStep): LadderStep {
  const others = to.filter(({ kind }) => kind !== 'group');
  return { ...step, to: others.length > 0 ? others : [{ kind: 'leads' }] };
}

/** Whom a ladder calls, one step after the other. */
export function Steps({ steps, mayAsk, onChange }: StepsProps) {
  const put = (n: number, step: LadderStep) => onChange(steps.map((one, k) => (k === n ? step : one)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t('escalation.steps')}</legend>
      {steps.map((step, n) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
          key={n}
          className="flex flex-col gap-2 rounded-md border border-line2 px-3 py-2.5"
        >
          <div className="flex flex-wrap items-center gap-2">
            <span>{t('escalation.step.wait', { n: n + 1 })}</span>
            <DurationInput
              label={t('escalation.step.wait', { n: n + 1 })}
              minutes={step.afterMinutes === 0 ? null : step.afterMinutes}
              isOptional
              onChange={(minutes) => put(n, { ...step, afterMinutes: minutes ?? 0 })}
            />
            <span className="flex-1" />
            {steps.length > 1 && (
              <IconButton
                size="small"
                label={t('escalation.step.remove', { n: n + 1 })}
                icon={<Trash2 size={15} aria-hidden="true" />}
                onClick={() => onChange(steps.filter((_, k) => k !== n))}
              />
            )}
          </div>
          <Targets targets={step.to} mayAsk={mayAsk} onChange={(to) => put(n, { ...step, to })} />
        </div>
      ))}
      {steps.length < 10 && (
        <div>
          <Button
            size="small"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => onChange([...steps, { afterMinutes: 10, to: [{ kind: 'leads' }] }])}
          >
            {t('escalation.step.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
