import { useState } from 'react';
import type { Escalated } from '#contract/stakeholder.ts';
import { ApiError, errorMessage } from '#web/api.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
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
  const [error, setError] = useState<string | null>(null);
  const [isLate, setLate] = useState(false);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    if (busy) return;
    if (text.trim() === '') return setError(t('stakeholder.answer.missing'));
    setBusy(true);
    try {
      await onAnswer({ id, text: text.trim(), addition: mayAdd || isLate });
      notice({ title: t('stakeholder.answer.sent'), tone: 'ok' });
    } catch (refusal) {
      setError(errorMessage(refusal));
      setLate(refusal instanceof ApiError && refusal.reason === 'escalation_answered');
      setBusy(false);
    }
  };

  if (!isOpen)
    return (
      <Button className="mt-3 w-fit" onClick={() => setOpen(true)}>
        {t('stakeholder.answer.more')}
      </Button>
    );
  return (
    <form
      noValidate
      className="mt-5 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={t('stakeholder.answer')} help={t('stakeholder.answer.help')} error={error} required>
        <Textarea
          className="min-h-28"
          maxLength={10_000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <Button type="submit" tone="primary" busy={busy} className="w-fit max-sm:min-h-12 max-sm:w-full">
        {isLate ? t('stakeholder.answer.add') : t('stakeholder.answer.send')}
      </Button>
    </form>
  );
}
