import { useState } from 'react';
import type { output } from 'zod/mini';
import { previewSplit, splitEntry } from '#contract/entry.ts';
import { call } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
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
  const [touched, setTouched] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const lines = linesOf(words);
  const params = { entryId: entry.id };
  const attempt = async (work: () => Promise<void>) => {
    setTouched(true);
    if (lines.length === 0) return;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  const look = () => attempt(async () => setPreview(await call(previewSplit, { params, body: { words: lines } })));
  const split = () =>
    attempt(async () => {
      if (name.trim() === '') return;
      const { relabelId } = await call(splitEntry, { params, body: { name, words: lines } });
      await readAnew();
      notice({ title: t('themes.split.done', { name }), undo: () => void undo({ id: relabelId }), id: relabelId });
      onClose();
    });
  return (
    <FormDialog
      title={t('themes.split.title', { name: entry.name })}
      description={t('themes.split.body')}
      action={t('themes.split.action')}
      busy={busy}
      onSubmit={() => void split()}
      onClose={onClose}
    >
      <EntryWords
        {...{ name, words, touched }}
        isWordless={lines.length === 0}
        onName={setName}
        onWords={(next) => {
          setWords(next);
          setPreview(null);
        }}
      />
      <div>
        <Button onClick={() => void look()}>{t('themes.split.preview')}</Button>
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
      {error !== null && <FormError error={error} />}
    </FormDialog>
  );
}
