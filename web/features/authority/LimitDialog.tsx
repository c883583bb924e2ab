import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AuthorityLimit, type Whose } from '#contract/authority.ts';
import { usePeople } from '#web/domain/people.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { toMinor, toUnits } from './rate-lines.ts';
import { useWhose } from './use-whose.ts';

type DialogProps = {
  limit: AuthorityLimit;
  currency: string;
  onSave: (limit: AuthorityLimit) => void;
  onClose: () => void;
};

const everyCategory = '';

/** Whose limit it is, and what it is. */
export function LimitDialog({ limit, currency, onSave, onClose }: DialogProps) {
  const whoseWords = useWhose();
  const { agents } = usePeople();
  const matrix = useQuery(policyQuery('priority')).data?.active;
  const categories = matrix?.kind === 'priority' ? matrix.body.categories : [];
  const [edited, setEdited] = useState(limit);
  const [perReply, setPerReply] = useState(toUnits(limit.perReply, currency));
  const [perDay, setPerDay] = useState(toUnits(limit.perDay, currency));
  const [touched, setTouched] = useState(false);
  const amounts = { perReply: toMinor(perReply, currency), perDay: toMinor(perDay, currency) };
  const read = AuthorityLimit.safeParse({ ...edited, ...amounts });
  const wrong = (minor: number | null | undefined) =>
    touched && minor === undefined ? t('authority.amount.wrong') : null;

  const choices: Whose[] = [
    { kind: 'everyone' },
    ...([1, 2, 3] as const).map((tier) => ({ kind: 'tier' as const, tier })),
    ...(['agent', 'lead', 'owner'] as const).map((role) => ({ kind: 'role' as const, role })),
    { kind: 'api_keys' },
    ...agents.map(({ id }) => ({ kind: 'agent' as const, agentId: id })),
  ];
  const submit = () => {
    setTouched(true);
    if (read.success) onSave(read.data);
  };
  return (
    <FormDialog title={t('authority.limit')} action={t('policy.category.take')} onSubmit={submit} onClose={onClose}>
      <Field label={t('authority.whose')}>
        <Select
          value={keyOf(edited.whose)}
          options={choices.map((whose) => ({ value: keyOf(whose), label: whoseWords(whose) }))}
          onChange={(key) =>
            setEdited({ ...edited, whose: choices.find((whose) => keyOf(whose) === key) ?? edited.whose })
          }
        />
      </Field>
      <Field label={t('authority.category')}>
        <Select
          value={edited.categoryId ?? everyCategory}
          options={[
            { value: everyCategory, label: t('authority.category.all') },
            ...categories.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => setEdited({ ...edited, categoryId: id === everyCategory ? null : id })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('authority.per_reply', { currency })}
          help={t('authority.empty')}
          error={wrong(amounts.perReply)}
        >
          <Input inputMode="decimal" value={perReply} onChange={({ target }) => setPerReply(target.value)} />
        </Field>
        <Field label={t('authority.per_day', { currency })} help={t('authority.empty')} error={wrong(amounts.perDay)}>
          <Input inputMode="decimal" value={perDay} onChange={({ target }) => setPerDay(target.value)} />
        </Field>
      </div>
      <Checkbox
        label={t('authority.may.replace')}
        checked={edited.mayReplace}
        onChange={(mayReplace) => setEdited({ ...edited, mayReplace })}
      />
      <Checkbox
        label={t('authority.may.date')}
        checked={edited.mayDate}
        onChange={(mayDate) => setEdited({ ...edited, mayDate })}
      />
    </FormDialog>
  );
}

function keyOf(whose: Whose): string {
  if (whose.kind === 'tier') return `tier ${whose.tier}`;
  if (whose.kind === 'role') return `role ${whose.role}`;
  return whose.kind === 'agent' ? whose.agentId : whose.kind;
}
