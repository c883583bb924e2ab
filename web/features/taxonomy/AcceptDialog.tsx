import { useState } from 'react';
import { acceptSuggestion, type ThemeSuggestion } from '#contract/theme.ts';
import { call } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { ThemeWords } from './ThemeWords.tsx';
import { useThemeCommands, useThemesAnew } from './theme-commands.ts';

/** Makes a suggestion a theme, after somebody has looked at its name and words. */
export function AcceptDialog({ suggestion, onClose }: { suggestion: ThemeSuggestion; onClose: () => void }) {
  const readAnew = useThemesAnew();
  const { undo } = useThemeCommands();
  const [name, setName] = useState('');
  const [words, setWords] = useState(suggestion.phrases.join('\n'));
  const [touched, setTouched] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const lines = linesOf(words);
  const submit = async () => {
    setTouched(true);
    if (name.trim() === '' || lines.length === 0) return;
    setBusy(true);
    try {
      const params = { suggestionId: suggestion.id };
      const { relabelId } = await call(acceptSuggestion, { params, body: { name, words: lines } });
      await readAnew();
      notice({ title: t('themes.accepted', { name }), undo: () => void undo({ id: relabelId }), id: relabelId });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      size="small"
      title={t('themes.accept.title')}
      description={t('themes.accept.body')}
      action={t('themes.accept.action')}
      busy={busy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ThemeWords {...{ name, words, touched }} isWordless={lines.length === 0} onName={setName} onWords={setWords} />
      {error !== null && <FormError error={error} />}
    </FormDialog>
  );
}
