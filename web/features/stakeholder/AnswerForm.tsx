import { useState } from 'react';
import type { Escalated } from '#contract/stakeholder.ts';
import { ApiError } from '#web/api.ts';
import { newId } from '#web/domain/new-id.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { notice } from '#web/ui/Toast.tsx';

export type Written = { id: string; text: string; addition: boolean };

type FormProps = { asked: Escalated; onAnswer: (answer: Written) => Promise<void> };

/** The box for an answer. When somebody was quicker it says who, keeps what was written, and offers to add it. */
export function AnswerForm({ asked, onAnswer }: FormProps) {
  const mayAdd = asked.state === 'answered';
  const [isOpen, setOpen] = useState(!mayAdd);
  const [id] = useState(newId);
  const [text, setText] = useState('');
  const [isLate, setLate] = useState(false);
  const form = useSubmission();

  const answer = async () => {
    try {
      await onAnswer({ id, text: text.trim(), addition: mayAdd || isLate });
      notice({ title: t('stakeholder.answer.sent'), tone: 'ok' });
    } catch (refusal) {
      setLate(refusal instanceof ApiError && refusal.reason === 'escalation_answered');
      throw refusal;
    }
  };
  const submit = () => (text.trim() === '' ? form.refuse(t('stakeholder.answer.missing')) : form.submit(answer));

  if (!isOpen)
    return (
      <Button className="mt-3 w-fit" onClick={() => setOpen(true)}>
        {t('stakeholder.answer.more')}
      </Button>
    );
  return (
    <Form busy={form.isBusy} onSubmit={submit} className="mt-5 flex flex-col gap-3">
      <Field label={t('stakeholder.answer')} help={t('stakeholder.answer.help')} error={form.problem} required>
        <Textarea
          className="min-h-28"
          maxLength={10_000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <Button type="submit" tone="primary" busy={form.isBusy} className="w-fit max-sm:min-h-12 max-sm:w-full">
        {isLate ? t('stakeholder.answer.add') : t('stakeholder.answer.send')}
      </Button>
    </Form>
  );
}
