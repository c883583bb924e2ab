import { useState } from 'react';
import { acceptSuggestion, type ThemeSuggestion } from '#contract/entry.ts';
import { type EntryKind, entryKinds } from '#contract/taxonomy.ts';
import { call } from '#web/api.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { EntryWords } from './EntryWords.tsx';
import { useTaxonomyAnew, useTaxonomyCommands } from './entry-commands.ts';

/** Makes a suggestion a theme, an intent or a product, after somebody has looked at its name and words. */
export function AcceptDialog({ suggestion, onClose }: { suggestion: ThemeSuggestion; onClose: () => void }) {
  const readAnew = useTaxonomyAnew();
  const { undo } = useTaxonomyCommands();
  const [kind, setKind] = useState<EntryKind>('theme');
  const [name, setName] = useState('');
  const [words, setWords] = useState(suggestion.phrases.join('\n'));
  const form = useSubmission(onClose);
  const lines = linesOf(words);
  const submit = () => {
    if (name.trim() === '' || lines.length === 0) return form.refuse();
    form.submit(async () => {
      const params = { suggestionId: suggestion.id };
      const { relabelId } = await call(acceptSuggestion, { params, body: { kind, name, words: lines } });
      await readAnew();
      notice({ title: t('themes.accepted', { name }), undo: () => void undo({ id: relabelId }), id: relabelId });
    });
  };
  return (
    <FormDialog
      size="small"
      title={t('themes.accept.title')}
      description={t('themes.accept.body')}
      action={t('themes.accept.action')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('themes.accept.kind')}>
        <Select
          value={kind}
          options={entryKinds.map((value) => ({ value, label: t(`themes.tab.${value}`) }))}
          onChange={setKind}
        />
      </Field>
      <EntryWords
        {...{ name, words, touched: form.touched }}
        isWordless={lines.length === 0}
        onName={setName}
        onWords={setWords}
      />
    </FormDialog>
  );
}
