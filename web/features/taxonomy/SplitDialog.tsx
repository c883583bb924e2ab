import { useState } from 'react';
import type { output } from 'zod/mini';
import { previewSplit, splitEntry } from '#contract/entry.ts';
import { call } from '#web/api.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { EntryExamples } from './EntryExamples.tsx';
import { EntryWords } from './EntryWords.tsx';
import { useTaxonomyAnew, useTaxonomyCommands } from './entry-commands.ts';

type DialogProps = { entry: { id: string; name: string }; onClose: () => void };
type Preview = output<typeof previewSplit.reply>;

/** Splits a part off an entry by words, with a look at which messages would go before anything does. */
export function SplitDialog({ entry, onClose }: DialogProps) {
  const readAnew = useTaxonomyAnew();
  const { undo } = useTaxonomyCommands();
  const [name, setName] = useState('');
  const [words, setWords] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const form = useSubmission(onClose);
  const lines = linesOf(words);
  const params = { entryId: entry.id };
  const look = () => {
    if (lines.length === 0) return form.refuse();
    form.submit(async () => {
      setPreview(await call(previewSplit, { params, body: { words: lines } }));
      return false;
    });
  };
  const split = () => {
    if (lines.length === 0 || name.trim() === '') return form.refuse();
    form.submit(async () => {
      const { relabelId } = await call(splitEntry, { params, body: { name, words: lines } });
      await readAnew();
      notice({ title: t('themes.split.done', { name }), undo: () => void undo({ id: relabelId }), id: relabelId });
    });
  };
  return (
    <FormDialog
      title={t('themes.split.title', { name: entry.name })}
      description={t('themes.split.body')}
      action={t('themes.split.action')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={split}
      onClose={onClose}
    >
      <EntryWords
        {...{ name, words, touched: form.touched }}
        isWordless={lines.length === 0}
        onName={setName}
        onWords={(next) => {
          setWords(next);
          setPreview(null);
        }}
      />
      <div>
        <Button onClick={look}>{t('themes.split.preview')}</Button>
      </div>
      {preview && (
        <div aria-live="polite" className="flex flex-col gap-2">
          <p className="font-medium">
            {t('themes.split.going', { count: preview.going, all: preview.going + preview.staying })}
          </p>
          <EntryExamples label={t('themes.split.goes')} examples={preview.examples.going} />
          <p className="mt-1 font-medium">{t('themes.split.staying', { count: preview.staying })}</p>
          {preview.corrected > 0 && (
            <p className="text-xs text-ink2">{t('themes.split.corrected', { count: preview.corrected })}</p>
          )}
          <EntryExamples label={t('themes.split.stays')} examples={preview.examples.staying} />
        </div>
      )}
    </FormDialog>
  );
}
