import { type Skills, tiers } from '#contract/work.ts';
import { NetworksField } from '#web/domain/NetworksField.tsx';
import { linesOf } from '#web/features/policy/lines.ts';
import { useTopicNames } from '#web/features/routing/topics.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';

type SkillFieldsProps = {
  /** What stands in a field; undefined where several people differ. */
  shared: <K extends keyof Skills>(key: K) => Skills[K] | undefined;
  onChange: (part: Partial<Skills>) => void;
};

/** What somebody can do and how much they hold. */
export function SkillFields({ shared, onChange: put }: SkillFieldsProps) {
  const topics = useTopicNames();
  const differ = t('work.differ');
  const known = shared('topics');
  return (
    <>
      <Field label={t('conversation.tier')} help={t('work.tier.help')}>
        <Select
          value={shared('tier') === undefined ? null : String(shared('tier'))}
          placeholder={differ}
          options={tiers.map((tier) => ({ value: String(tier), label: t('work.tier.of', { tier }) }))}
          onChange={(value) => put({ tier: tiers.find((tier) => String(tier) === value) ?? 1 })}
        />
      </Field>
      <Field label={t('work.languages')} help={t('work.languages.help')}>
        <Input
          defaultValue={shared('languages')?.join(', ')}
          placeholder={shared('languages') ? t('work.all') : differ}
          onChange={({ target }) => put({ languages: linesOf(target.value) })}
        />
      </Field>
      <NetworksField
        label={t('work.networks')}
        networks={shared('networks') ?? []}
        placeholder={shared('networks') ? t('work.all') : differ}
        onChange={(networks) => put({ networks })}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium">
          {t('work.topics')}
          <span className="ms-1.5 font-normal text-ink3">
            {known === undefined ? differ : known.length === 0 && t('work.all')}
          </span>
        </legend>
        {[...topics].map(([id, name]) => (
          <Checkbox
            key={id}
            label={name}
            checked={known?.includes(id) ?? false}
            onChange={(isOn) => put({ topics: [...(known ?? []).filter((one) => one !== id), ...(isOn ? [id] : [])] })}
          />
        ))}
      </fieldset>
      <Field label={t('work.capacity')} help={t('work.capacity.help')}>
        <Input
          inputMode="numeric"
          defaultValue={shared('capacity') ?? undefined}
          placeholder={shared('capacity') === undefined ? differ : t('work.capacity.standard')}
          onChange={({ target }) => {
            const typed = Number(target.value.replace(/\D/g, '').slice(0, 4));
            put({ capacity: typed > 0 ? typed : null });
          }}
        />
      </Field>
    </>
  );
}
