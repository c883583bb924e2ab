import { useState } from 'react';
import { SpamRule } from '#contract/stranger-policy.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type DialogProps = { rule: SpamRule; onSave: (rule: SpamRule) => void; onClose: () => void };
type Figure = 'links' | 'sameFrom' | 'followersAtMost' | 'youngerThanDays';
const figures: readonly Figure[] = ['links', 'sameFrom', 'followersAtMost', 'youngerThanDays'];

/** What has to hold for something to be taken for spam; what is left empty is not asked. */
export function SpamRuleDialog({ rule, onSave, onClose }: DialogProps) {
  const [edited, setEdited] = useState(rule);
  const [words, setWords] = useState(rule.words.join('\n'));
  const [touched, setTouched] = useState(false);
  const read = SpamRule.safeParse({ ...edited, words: linesOf(words) });
  const lacksName = edited.name.trim() === '';
  const submit = () => {
    setTouched(true);
    if (read.success) onSave(read.data);
  };
  return (
    <FormDialog title={t('stranger.rule')} action={t('policy.category.take')} onSubmit={submit} onClose={onClose}>
      <Field label={t('stranger.rule.name')} error={touched && lacksName ? t('stranger.rule.name.missing') : null}>
        <Input
          maxLength={60}
          value={edited.name}
          onChange={({ target }) => setEdited({ ...edited, name: target.value })}
        />
      </Field>
      <Field label={t('stranger.rule.stage')}>
        <Select
          value={edited.stage}
          options={(['any', 'public', 'private'] as const).map((value) => ({
            value,
            label: t(`stranger.rule.stage.${value}`),
          }))}
          onChange={(stage) => setEdited({ ...edited, stage })}
        />
      </Field>
      <Field label={t('stranger.rule.words')} help={t('stranger.rule.words.help')} optional>
        <Textarea rows={3} value={words} onChange={({ target }) => setWords(target.value)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        {figures.map((figure) => (
          <Field key={figure} label={t(`stranger.rule.${figure}`)} optional>
            <Input
              type="number"
              inputMode="numeric"
              min={figure === 'followersAtMost' ? 0 : 1}
              value={edited[figure] ?? ''}
              onChange={({ target }) =>
                setEdited({ ...edited, [figure]: target.value === '' ? null : Number(target.value) })
              }
            />
          </Field>
        ))}
      </div>
      {touched && !read.success && !lacksName && (
        <p role="alert" className="text-late">
          {t('stranger.rule.incomplete')}
        </p>
      )}
    </FormDialog>
  );
}
