import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { logNativeAnswer } from '#contract/capture.ts';
import { call } from '#web/api.ts';
import { networkName } from '#web/domain/networks.ts';
import { newId } from '#web/domain/new-id.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { fromLocalText, toLocalText } from '#web/features/conversation/snooze.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { notice } from '#web/ui/Toast.tsx';

type NativeAnswerProps = { conversationId: string; network: string; onClose: () => void };

/** Asks what was answered in the network's own app, and when. */
export function NativeAnswerDialog({ conversationId, network, onClose }: NativeAnswerProps) {
  const { timeZone } = currentRegion();
  const client = useQueryClient();
  const [id] = useState(newId);
  const [now] = useState(() => toLocalText(new Date(), timeZone));
  const [at, setAt] = useState(now);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<'at' | 'text' | null>(null);
  const form = useSubmission(onClose);

  const submit = () => {
    // Untouched it is this very moment, and not the minute's beginning, which is before what it answers.
    const moment = at === now ? new Date() : fromLocalText(at, timeZone);
    if (!moment || moment.getTime() > Date.now() + 60_000) return setWrong('at');
    if (text.trim() === '') return setWrong('text');
    form.submit(async () => {
      const body = { id, text: text.trim(), at: moment.toISOString() };
      await call(logNativeAnswer, { params: { conversationId }, body });
      notice({ title: t('capture.answer.done') });
      void client.invalidateQueries({ queryKey: ['conversation'] });
    });
  };
  return (
    <FormDialog
      title={t('capture.answer.title', { network: networkName(network) })}
      description={t('capture.answer.body')}
      size="small"
      action={t('capture.answer.save')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('capture.answer.text')} error={wrong === 'text' && t('capture.answer.text.missing')}>
        <Textarea rows={4} maxLength={10_000} autoFocus value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <Field label={t('capture.answer.at')} error={wrong === 'at' && t('call.at.future')}>
        <Input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
      </Field>
    </FormDialog>
  );
}
