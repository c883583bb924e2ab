import { useQuery } from '@tanstack/react-query';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { type Macro, type MacroStep, stepKinds } from '#contract/macro.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { AudienceFields } from '#web/features/saved-reply/AudienceFields.tsx';
import { savedRepliesQuery } from '#web/features/saved-reply/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Menu, MenuItem } from '#web/ui/Menu.tsx';
import { Select } from '#web/ui/Select.tsx';
import { type MacroContent, useMacroCommands } from './commands.ts';
import { neverRuns } from './never-runs.ts';
import { newStep, StepFields, stepProblem } from './StepFields.tsx';

type EditorProps = { macro: Macro | null; onClose: () => void };

const mostSteps = 20;

/** Makes a macro or changes one: its name, its key, whom it is for, and its steps in their order. */
export function MacroEditor({ macro, onClose }: EditorProps) {
  const mayShare = useSession().permissions.includes('saved_reply.manage');
  const [content, setContent] = useState<MacroContent>(
    macro ?? { name: '', steps: [], shortcut: null, audience: mayShare ? 'everyone' : 'me', teamId: null },
  );
  const form = useSubmission(onClose);
  const commands = useMacroCommands();
  const put = (change: Partial<MacroContent>) => setContent({ ...content, ...change });
  const { steps } = content;
  const putStep = (n: number, step: MacroStep | null) =>
    put({ steps: steps.flatMap((one, place) => (place === n ? (step ?? []) : one)) });

  const submit = () => {
    if (content.name.trim() === '' || steps.length === 0 || steps.some(stepProblem)) return form.refuse();
    form.submit(async () => {
      const { name, shortcut, audience, teamId } = content;
      const body = { name: name.trim(), steps, shortcut, audience, teamId };
      await (macro ? commands.change(macro, body) : commands.create(body));
    });
  };
  return (
    <FormDialog
      title={macro ? t('macro.edit', { name: macro.name }) : t('macro.new')}
      size="large"
      action={t(macro ? 'ui.save' : 'macro.create')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('macro.name')}
          required
          error={form.touched && content.name.trim() === '' && t('macro.name.missing')}
        >
          <Input maxLength={80} value={content.name} onChange={({ target }) => put({ name: target.value })} />
        </Field>
        <Field label={t('macro.key')} help={t('macro.key.help')}>
          <Select
            value={String(content.shortcut ?? '')}
            onChange={(key) => put({ shortcut: key === '' ? null : Number(key) })}
            options={[
              { value: '', label: t('macro.key.none') },
              ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => ({ value: String(key), label: String(key) })),
            ]}
          />
        </Field>
        {mayShare && <AudienceFields {...content} onChange={put} />}
      </div>
      <ol aria-label={t('macro.steps')} className="flex flex-col gap-2.5">
        {steps.map((step, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place.
          <li key={n} className="rounded-md border border-line p-3">
            <div className="mb-2 flex items-center gap-1">
              <span className="me-auto font-medium">
                {t('macro.step.of', { number: n + 1, kind: t(`macro.kind.${step.kind}`) })}
              </span>
              <StepButtons
                number={n + 1}
                onUp={n > 0 ? () => put({ steps: swapped(steps, n - 1) }) : undefined}
                onDown={n < steps.length - 1 ? () => put({ steps: swapped(steps, n) }) : undefined}
                onRemove={() => putStep(n, null)}
              />
            </div>
            <StepFields
              step={step}
              problem={form.touched ? stepProblem(step) : null}
              onChange={(changed) => putStep(n, changed)}
            />
          </li>
        ))}
      </ol>
      {form.touched && steps.length === 0 && <p className="text-late">{t('macro.steps.missing')}</p>}
      {steps.length < mostSteps && (
        <div>
          <Menu trigger={<Button icon={<Plus size={15} aria-hidden="true" />}>{t('macro.step.add')}</Button>}>
            {stepKinds.map((kind) => (
              <MenuItem key={kind} onSelect={() => put({ steps: [...steps, newStep(kind)] })}>
                {t(`macro.kind.${kind}`)}
              </MenuItem>
            ))}
          </Menu>
        </div>
      )}
      <NeverRuns steps={steps} />
    </FormDialog>
  );
}

/** Says before it is saved that a macro could run nowhere. */
function NeverRuns({ steps }: { steps: readonly MacroStep[] }) {
  const replies = useQuery(savedRepliesQuery(null)).data?.replies;
  const { agents } = usePeople();
  if (!replies || agents.length === 0) return null;
  const hindrances = neverRuns(steps, { replies, agentIds: agents.map(({ id }) => id) });
  if (hindrances.length === 0) return null;
  return (
    <div role="status" className="rounded-md border border-soon-line bg-soon-bg px-3 py-2 text-soon">
      <p className="font-medium">{t('macro.never')}</p>
      <ul className="text-xs">
        {hindrances.map(({ step, reason, name }) => (
          <li key={`${step} ${reason}`}>{t('macro.never.because', { step, reason, name })}</li>
        ))}
      </ul>
    </div>
  );
}

/** The steps with one and the next in each other's place. */
function swapped(steps: readonly MacroStep[], n: number): MacroStep[] {
  const [one, next] = [steps[n], steps[n + 1]];
  return one && next ? [...steps.slice(0, n), next, one, ...steps.slice(n + 2)] : [...steps];
}

type ButtonsProps = {
  number: number;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
};

function StepButtons({ number, onUp, onDown, onRemove }: ButtonsProps) {
  return (
    <>
      {onUp && (
        <IconButton
          size="small"
          label={t('macro.step.up', { number })}
          icon={<ArrowUp size={15} aria-hidden="true" />}
          onClick={onUp}
        />
      )}
      {onDown && (
        <IconButton
          size="small"
          label={t('macro.step.down', { number })}
          icon={<ArrowDown size={15} aria-hidden="true" />}
          onClick={onDown}
        />
      )}
      <IconButton
        size="small"
        label={t('macro.step.remove', { number })}
        icon={<Trash2 size={15} aria-hidden="true" />}
        onClick={onRemove}
      />
    </>
  );
}
