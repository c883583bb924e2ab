import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Emerging, nameEmerging } from '#contract/emerging.ts';
import { call } from '#web/api.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { useEmergingCommands } from './commands.ts';
import { emergingKey } from './queries.ts';

/** Makes a theme of an issue: what it is called and the words by which it is known. */
export function ThemeDialog({ issue, onClose }: { issue: Emerging; onClose: () => void }) {
  const client = useQueryClient();
  const { unname } = useEmergingCommands(issue);
  const [name, setName] = useState('');
  const [words, setWords] = useState(issue.phrases.join('\n'));
  const form = useSubmission(onClose);
  const lines = linesOf(words);
  const submit = () => {
    if (name.trim() === '' || lines.length === 0) return form.refuse();
    form.submit(async () => {
      await call(nameEmerging, { params: { emergingId: issue.id }, body: { name, words: lines } });
      await client.invalidateQueries({ queryKey: emergingKey });
      notice({ title: t('emerging.named', { name }), undo: () => void unname(), id: `emerging-${issue.id}` });
    });
  };
  return (
    <FormDialog
      size="small"
      title={t('emerging.name.title')}
      description={t('emerging.name.body')}
      action={t('emerging.name.action')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('emerging.name.name')}
        error={form.touched && name.trim() === '' ? t('emerging.name.missing') : null}
        required
      >
        <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field
        label={t('emerging.name.words')}
        help={t('emerging.name.words.help')}
        error={form.touched && lines.length === 0 ? t('emerging.name.words.missing') : null}
        required
      >
        <Textarea dir="auto" rows={6} value={words} onChange={({ target }) => setWords(target.value)} />
      </Field>
    </FormDialog>
  );
}
