import { useState } from 'react';
import { type DangerKind, dangerKinds } from '#contract/danger.ts';
import type { CallTarget } from '#contract/escalation.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { useReport } from '#web/features/danger/use-report.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { usePageCommands } from './commands.ts';
import { targetKey, useTargets } from './targets.ts';

type DialogProps = {
  conversationId: string;
  /** Begins with stakeholders, and not with whom to call. */
  asks?: boolean;
  onClose: () => void;
};

/** Calls somebody to a conversation, with the reason that they read in it; or puts a question to stakeholders. */
export function EscalateDialog({ conversationId, asks = false, onClose }: DialogProps) {
  const { escalate } = usePageCommands();
  const report = useReport(conversationId);
  const [danger, setDanger] = useState<DangerKind | 'none'>('none');
  const { choices } = useTargets();
  const firstGroup = choices.find(({ target, isEmpty }) => target.kind === 'group' && !isEmpty);
  const [chosen, setChosen] = useState<CallTarget | null>(null);
  const to: CallTarget = chosen ?? (asks ? firstGroup?.target : null) ?? { kind: 'leads' };
  const [text, setText] = useState('');
  const form = useSubmission(onClose);
  const isQuestion = to.kind === 'group';
  const isMissing = text.trim() === '';
  const submit = () => {
    if (danger !== 'none') return form.submit(() => report(danger));
    if (isMissing) return form.refuse();
    form.submit(() => escalate(conversationId, to, text.trim()));
  };
  const missing = t(isQuestion ? 'page.escalate.question.missing' : 'page.escalate.reason.missing');
  return (
    <FormDialog
      title={t(
        danger !== 'none' ? 'danger.report.title' : isQuestion ? 'page.escalate.title.ask' : 'page.escalate.title',
      )}
      description={danger !== 'none' ? t('danger.report.body') : isQuestion ? undefined : t('page.escalate.lead')}
      action={t(danger !== 'none' ? 'danger.report.action' : isQuestion ? 'page.escalate.ask' : 'page.escalate.action')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      {!asks && (
        <Field label={t('danger.report')}>
          <Select
            value={danger}
            onChange={setDanger}
            options={(['none', ...dangerKinds] as const).map((value) => ({
              value,
              label: t(value === 'none' ? 'danger.report.none' : `danger.kind.${value}`),
            }))}
          />
        </Field>
      )}
      {danger === 'none' && (
        <>
          <Field label={t('page.escalate.to')}>
            <Select
              value={targetKey(to)}
              options={choices.map(({ target, label, isEmpty }) => ({
                value: targetKey(target),
                label,
                disabled: isEmpty,
              }))}
              onChange={(key) => setChosen(choices.find(({ target }) => targetKey(target) === key)?.target ?? null)}
            />
          </Field>
          <Field
            label={t(isQuestion ? 'page.escalate.question' : 'page.escalate.reason')}
            help={t(isQuestion ? 'page.escalate.question.help' : 'page.escalate.reason.help')}
            error={form.touched && isMissing ? missing : null}
            required
          >
            <Textarea
              className="min-h-20"
              maxLength={2000}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
