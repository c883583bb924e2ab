import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type WordsProps = {
  name: string;
  words: string;
  /** What is missing is said only after somebody tried. */
  touched: boolean;
  isWordless: boolean;
  onName: (name: string) => void;
  onWords: (words: string) => void;
};

/** What a new entry is called and by which words it is known. */
export function EntryWords({ name, words, touched, isWordless, onName, onWords }: WordsProps) {
  return (
    <>
      <Field
        label={t('taxonomy.name')}
        error={touched && name.trim() === '' ? t('themes.name.missing') : null}
        required
      >
        <Input value={name} maxLength={60} onChange={({ target }) => onName(target.value)} />
      </Field>
      <Field
        label={t('themes.words')}
        help={t('themes.words.help')}
        error={touched && isWordless ? t('themes.words.missing') : null}
        required
      >
        <Textarea dir="auto" rows={5} value={words} onChange={({ target }) => onWords(target.value)} />
      </Field>
    </>
  );
}
