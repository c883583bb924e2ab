import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asksNothing, type Category } from '#contract/priority.ts';
import { groupsQuery } from '#web/features/stakeholder/queries.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { ConditionFields, Teams } from './ConditionFields.tsx';
import { RightFields } from './RightFields.tsx';

type DialogProps = {
  category: Category;
  /** It takes what no other category took, so it asks for nothing. */
  takesRest: boolean;
  onSave: (category: Category) => void;
  onClose: () => void;
};

/** What a category is called, what it asks of a message, and whose it is. */
export function CategoryDialog({ category, takesRest, onSave, onClose }: DialogProps) {
  const [edited, setEdited] = useState(category);
  const [touched, setTouched] = useState(false);
  const groups = useQuery(groupsQuery).data?.groups ?? [];
  const problem = edited.name.trim() === '' ? t('policy.category.name.missing') : null;
  const asks = takesRest || !asksNothing(edited.when) ? null : t('policy.when.missing');
  const submit = () => {
    setTouched(true);
    if (!(problem ?? asks)) onSave({ ...edited, name: edited.name.trim() });
  };
  return (
    <FormDialog
      title={category.name === '' ? t('policy.category.new') : t('policy.category.edit', { name: category.name })}
      action={t('policy.category.take')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('policy.category.name')} error={touched && problem} required>
        <Input
          maxLength={60}
          value={edited.name}
          onChange={({ target }) => setEdited({ ...edited, name: target.value })}
        />
      </Field>
      {takesRest ? (
        <p className="text-ink2">{t('policy.when.rest')}</p>
      ) : (
        <ConditionFields
          when={edited.when}
          error={touched ? asks : null}
          onChange={(when) => setEdited({ ...edited, when })}
        />
      )}
      <RightFields
        legend={t('policy.answer')}
        tier={edited.answerTier}
        role={edited.answerRole}
        onTier={(answerTier) => setEdited({ ...edited, answerTier })}
        onRole={(answerRole) => setEdited({ ...edited, answerRole })}
      >
        <Teams
          legend={t('policy.answer')}
          ids={edited.answerTeamIds}
          onChange={(answerTeamIds) => setEdited({ ...edited, answerTeamIds })}
        />
      </RightFields>
      <RightFields
        legend={t('policy.resolve')}
        tier={edited.resolveTier}
        role={edited.resolveRole}
        onTier={(resolveTier) => setEdited({ ...edited, resolveTier })}
        onRole={(resolveRole) => setEdited({ ...edited, resolveRole })}
      >
        <Teams
          legend={t('policy.resolve')}
          ids={edited.resolveTeamIds}
          onChange={(resolveTeamIds) => setEdited({ ...edited, resolveTeamIds })}
        />
        <Field label={t('policy.resolve.group')} help={t('policy.resolve.group.help')} optional>
          <Select
            value={edited.resolveGroupId ?? ''}
            options={[
              { value: '', label: t('policy.resolve.group.none') },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => setEdited({ ...edited, resolveGroupId: id || null })}
          />
        </Field>
      </RightFields>
    </FormDialog>
  );
}
