import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Priority, priorities } from '#contract/filter.ts';
import { matterKinds, VerificationRule, verificationLevels } from '#contract/verification-policy.ts';
import { toMinor, toUnits } from '#web/features/authority/rate-lines.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';

type DialogProps = {
  rule: VerificationRule;
  currency: string;
  onSave: (rule: VerificationRule) => void;
  onClose: () => void;
};

const any = '';

/** What an answer holds, what the customer has to have shown for it, and in which matters. */
export function RuleDialog({ rule, currency, onSave, onClose }: DialogProps) {
  const matrix = useQuery(policyQuery('priority')).data?.active;
  const categories = matrix?.kind === 'priority' ? matrix.body.categories : [];
  const [edited, setEdited] = useState(rule);
  const [above, setAbove] = useState(toUnits(rule.above, currency));
  const [tags, setTags] = useState((rule.when.tags ?? []).join(', '));
  const [words, setWords] = useState((rule.when.words ?? []).join(', '));
  const [touched, setTouched] = useState(false);
  const { kinds, level, when } = edited;
  const amount = toMinor(above === any ? '0' : above, currency);
  const read = VerificationRule.safeParse({
    ...edited,
    above: amount,
    when: { ...when, tags: listOf(tags), words: listOf(words) },
  });
  const submit = () => {
    setTouched(true);
    if (read.success) onSave(read.data);
  };
  const lacksKinds = kinds.length === 0;
  return (
    <FormDialog title={t('verification.rule')} action={t('policy.category.take')} onSubmit={submit} onClose={onClose}>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium">{t('verification.rule.kinds')}</legend>
        {matterKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`verification.kind.${kind}`)}
            checked={kinds.includes(kind)}
            onChange={(isOn) =>
              setEdited({ ...edited, kinds: matterKinds.filter((one) => (one === kind ? isOn : kinds.includes(one))) })
            }
          />
        ))}
        {touched && lacksKinds && (
          <p role="alert" className="text-xs text-late">
            {t('verification.rule.kinds.missing')}
          </p>
        )}
      </fieldset>
      <Field label={t('verification.rule.level')} help={t(`verification.way.${wayOf[level]}.help`)}>
        <Select
          value={level}
          options={verificationLevels.map((value) => ({ value, label: t(`verification.level.${value}`) }))}
          onChange={(value) => setEdited({ ...edited, level: value })}
        />
      </Field>
      {kinds.includes('payout') && (
        <Field
          label={t('verification.rule.above', { currency })}
          error={touched && amount === undefined ? t('authority.amount.wrong') : null}
        >
          <Input inputMode="decimal" value={above} onChange={({ target }) => setAbove(target.value)} />
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('verification.rule.category')}>
          <Select
            value={when.categories?.[0] ?? any}
            options={[
              { value: any, label: t('verification.rule.category.any') },
              ...categories.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => setEdited({ ...edited, when: { ...when, categories: id === any ? undefined : [id] } })}
          />
        </Field>
        <Field label={t('verification.rule.priority')}>
          <Select<Priority | typeof any>
            value={when.priorities?.[0] ?? any}
            options={[
              { value: any, label: t('verification.rule.priority.any') },
              ...priorities.map((value) => ({ value, label: t(`conversation.priority.${value}`) })),
            ]}
            onChange={(value) =>
              setEdited({ ...edited, when: { ...when, priorities: value === any ? undefined : [value] } })
            }
          />
        </Field>
      </div>
      <Field label={t('verification.rule.tags')} optional>
        <Input value={tags} onChange={({ target }) => setTags(target.value)} />
      </Field>
      <Field label={t('verification.rule.words')} help={t('verification.rule.words.help')} optional>
        <Input value={words} onChange={({ target }) => setWords(target.value)} />
      </Field>
      {touched && !read.success && !lacksKinds && amount !== undefined && (
        <p role="alert" className="text-late">
          {t('policy.incomplete')}
        </p>
      )}
    </FormDialog>
  );
}

/** A way that shows the level, whose words say what that is. */
const wayOf = { account: 'link', address: 'mail_code', record: 'questions' } as const;

function listOf(typed: string): string[] | undefined {
  const words = linesOf(typed);
  return words.length > 0 ? words : undefined;
}
