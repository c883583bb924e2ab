import { useState } from 'react';
import { DangerOutcome, endDanger } from '#contract/danger.ts';
import { call } from '#web/api.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type DialogProps = { conversationId: string; onDone: () => void; onClose: () => void };

/** Says that the danger is over, and how it ended. */
export function EndDialog({ conversationId, onDone, onClose }: DialogProps) {
  const [outcome, setOutcome] = useState<DangerOutcome>('helped');
  const [note, setNote] = useState('');
  const form = useSubmission(onClose);
  const submit = () =>
    form.submit(async () => {
      await call(endDanger, { params: { conversationId }, body: { outcome, note } });
      onDone();
    });
  return (
    <FormDialog
      size="small"
      title={t('danger.end.title')}
      description={t('danger.end.body')}
      action={t('danger.end.action')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('danger.outcome')}>
        <Select
          value={outcome}
          onChange={setOutcome}
          options={DangerOutcome.options.map((value) => ({ value, label: t(`danger.outcome.${value}`) }))}
        />
      </Field>
      <Field label={t('danger.note')} optional>
        <Textarea rows={2} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </FormDialog>
  );
}
