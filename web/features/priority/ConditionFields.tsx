import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactMarks } from '#contract/contact-mark.ts';
import type { Conditions } from '#contract/priority.ts';
import { entryKinds } from '#contract/taxonomy.ts';
import { signs, taskLabels } from '#contract/verdict.ts';
import { NetworksField } from '#web/domain/NetworksField.tsx';
import { usePeople } from '#web/domain/people.ts';
import { fieldName } from '#web/features/contact/field-text.ts';
import { contactFieldsQuery } from '#web/features/contact/queries.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { CheckGroup } from '#web/features/routing/CheckGroup.tsx';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';

type AskedProps = { when: Conditions; error: string | null; onChange: (when: Conditions) => void };

const some = <T,>(values: readonly T[]): T[] | undefined => (values.length > 0 ? [...values] : undefined);

/** Every condition; an empty one is not asked. */
export function ConditionFields({ when, error, onChange }: AskedProps) {
  const [followers, setFollowers] = useState(when.followersAtLeast === undefined ? '' : String(when.followersAtLeast));
  const set = (part: Partial<Record<keyof Conditions, unknown>>) => {
    const entries = Object.entries({ ...when, ...part }).filter(([, value]) => value !== undefined);
    // Each part was made for its own condition below.
    onChange(Object.fromEntries(entries) as Conditions);
  };
  return (
    <>
      <Field label={t('policy.words')} help={t('policy.words.help')} error={error}>
        <Textarea
          rows={3}
          defaultValue={when.words?.join('\n') ?? ''}
          onChange={({ target }) => set({ words: some(linesOf(target.value)) })}
        />
      </Field>
      <Field label={t('policy.stage')}>
        <Select
          value={when.stage ?? 'any'}
          options={(['any', 'public', 'private'] as const).map((value) => ({
            value,
            label: t(`policy.stage.${value}`),
          }))}
          onChange={(value) => set({ stage: value === 'any' ? undefined : value })}
        />
      </Field>
      <NetworksField
        label={t('policy.networks')}
        networks={when.networks ?? []}
        optional
        onChange={(networks) => set({ networks: some(networks) })}
      />
      <Field label={t('policy.languages')} help={t('policy.languages.help')} optional>
        <Input
          defaultValue={when.languages?.join(', ') ?? ''}
          onChange={({ target }) => set({ languages: some(linesOf(target.value)) })}
        />
      </Field>
      <Field label={t('policy.followers')} optional>
        <Input
          inputMode="numeric"
          value={followers}
          onChange={({ target }) => {
            const typed = target.value.replace(/\D/g, '').slice(0, 10);
            setFollowers(typed);
            set({ followersAtLeast: Number(typed) > 0 ? Number(typed) : undefined });
          }}
        />
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium">{t('contact.marks')}</legend>
        {contactMarks.map((mark) => (
          <Checkbox
            key={mark}
            label={t(`contact.mark.${mark}`)}
            checked={when.marks?.includes(mark) ?? false}
            onChange={(isOn) =>
              set({ marks: some(contactMarks.filter((one) => (one === mark ? isOn : when.marks?.includes(one)))) })
            }
          />
        ))}
      </fieldset>
      <Understood when={when} onChange={set} />
      <Known when={when} onChange={(fields) => set({ fields })} />
      <Teams legend={t('policy.teams')} ids={when.teamIds ?? []} onChange={(ids) => set({ teamIds: some(ids) })} />
    </>
  );
}

type UnderstoodProps = { when: Conditions; onChange: (part: Partial<Conditions>) => void };

/** What a program understood of the message. */
function Understood({ when, onChange }: UnderstoodProps) {
  const any = t('policy.any');
  const entries = { theme: useEntryNames('theme'), intent: useEntryNames('intent'), product: useEntryNames('product') };
  return (
    <>
      <CheckGroup
        legend={t('verdict.task.sentiment')}
        none={any}
        options={taskLabels.sentiment.map((id) => ({ id, name: t(`verdict.label.${id}`) }))}
        chosen={when.sentiments ?? []}
        onChange={(chosen) => onChange({ sentiments: some(chosen) })}
      />
      {entryKinds.map((kind) => (
        <CheckGroup
          key={kind}
          legend={t(`verdict.task.${kind}`)}
          none={any}
          options={[...entries[kind]].map(([id, name]) => ({ id, name }))}
          chosen={when[`${kind}s`] ?? []}
          onChange={(chosen) => onChange({ [`${kind}s`]: some(chosen) })}
        />
      ))}
      <CheckGroup
        legend={t('verdict.signs')}
        none={any}
        options={signs.map((id) => ({ id, name: t(`verdict.task.${id}`) }))}
        chosen={when.signs ?? []}
        onChange={(chosen) => onChange({ signs: some(chosen) })}
      />
    </>
  );
}

/** Fields with words to choose from, such as the customer's tier or region. */
function Known({ when, onChange }: { when: Conditions; onChange: (fields: Conditions['fields']) => void }) {
  const fields = (useQuery(contactFieldsQuery).data?.fields ?? []).filter(
    ({ kind, archived }) => kind === 'choice' && !archived,
  );
  const wanted = new Map((when.fields ?? []).map(({ key, values }) => [key, values]));
  return fields.map((field) => (
    <fieldset key={field.key} className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{fieldName(field)}</legend>
      {field.choices.map((choice) => (
        <Checkbox
          key={choice}
          label={choice}
          checked={wanted.get(field.key)?.includes(choice) ?? false}
          onChange={(isOn) => {
            const others = (wanted.get(field.key) ?? []).filter((one) => one !== choice);
            const next = new Map(wanted).set(field.key, isOn ? [...others, choice] : others);
            onChange(some([...next].flatMap(([key, values]) => (values.length > 0 ? [{ key, values }] : []))));
          }}
        />
      ))}
    </fieldset>
  ));
}

type TeamsProps = { legend: string; ids: readonly string[]; onChange: (ids: string[]) => void };

/** None chosen means everyone. */
export function Teams({ legend, ids, onChange }: TeamsProps) {
  const { teams } = usePeople();
  if (teams.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">
        {legend}
        {ids.length === 0 && <span className="ms-1.5 font-normal text-ink3">{t('policy.everyone')}</span>}
      </legend>
      {teams.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={ids.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...ids, id] : ids.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}
