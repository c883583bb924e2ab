import { useState } from 'react';
import type { CallTarget } from '#contract/escalation.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { usePageCommands } from './commands.ts';
import { targetKey, useTargets } from './targets.ts';

/** Calls somebody to a conversation, with the reason that they read in it. */
export function EscalateDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const { escalate } = usePageCommands();
  const { choices } = useTargets();
  const [to, setTo] = useState<CallTarget>({ kind: 'leads' });
  const [reason, setReason] = useState('');
  const [touched, setTouched] = useState(false);
  const [busy, setBusy] = useState(false);
  const isMissing = reason.trim() === '';
  const submit = async () => {
    setTouched(true);
    if (isMissing || busy) return;
    setBusy(true);
    if (await escalate(conversationId, to, reason.trim())) onClose();
    else setBusy(false);
  };
  return (
    <FormDialog
      title={t('page.escalate.title')}
      description={t('page.escalate.lead')}
      action={t('page.escalate.action')}
      busy={busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('page.escalate.to')}>
        <Select
          value={targetKey(to)}
          options={choices.map(({ target, label }) => ({ value: targetKey(target), label }))}
          onChange={(key) => {
            const found = choices.find(({ target }) => targetKey(target) === key);
            if (found) setTo(found.target);
          }}
        />
      </Field>
      <Field
        label={t('page.escalate.reason')}
        help={t('page.escalate.reason.help')}
        error={touched && isMissing ? t('page.escalate.reason.missing') : null}
        required
      >
        <Textarea rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </FormDialog>
  );
}
