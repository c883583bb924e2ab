import { useQuery } from '@tanstack/react-query';
import { priorities } from '#contract/filter.ts';
import type { VanishingRules } from '#contract/vanishing.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { networksQuery } from '#web/features/channel/page-queries.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { CheckGroup } from '#web/features/routing/CheckGroup.tsx';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';

const shown = [30, 60, 120, 240, 480] as const;

/** What is done before content vanishes that nobody has answered, and whose files are kept. */
export function Vanishing() {
  return (
    <SettingsSection title={t('vanishing.title')} lead={t('vanishing.lead')}>
      <PolicyEditor kind="vanishing">{(rules, change) => <Rules rules={rules} onChange={change} />}</PolicyEditor>
    </SettingsSection>
  );
}

type RulesProps = { rules: VanishingRules; onChange: (rules: VanishingRules) => void };

function Rules({ rules, onChange }: RulesProps) {
  const networks = useQuery(networksQuery).data?.networks ?? [];
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const others = channels.filter(
    ({ network, state }) => state !== 'disconnected' && !rules.keepFilesOf.includes(network),
  );
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Before
          label={t('vanishing.raise')}
          minutes={rules.raiseMinutes}
          onChange={(raiseMinutes) => onChange({ ...rules, raiseMinutes })}
        />
        <Field label={t('vanishing.raise.to')}>
          <Select
            value={rules.raiseTo}
            options={priorities.map((value) => ({ value, label: t(`conversation.priority.${value}`) }))}
            onChange={(raiseTo) => onChange({ ...rules, raiseTo })}
          />
        </Field>
        <Before
          label={t('vanishing.call')}
          minutes={rules.callMinutes}
          onChange={(callMinutes) => onChange({ ...rules, callMinutes })}
        />
      </div>
      <div>
        <CheckGroup
          legend={t('vanishing.keep')}
          none={t('vanishing.keep.none')}
          options={networks.map(({ network }) => ({ id: network, name: networkName(network) }))}
          chosen={rules.keepFilesOf}
          onChange={(keepFilesOf) => onChange({ ...rules, keepFilesOf })}
        />
        <p className="mt-1.5 text-xs text-ink3">{t('vanishing.keep.help')}</p>
      </div>
      <CheckGroup
        legend={t('vanishing.keep.accounts')}
        none={t('vanishing.keep.accounts.none')}
        options={others.map(({ id, network, handle }) => ({
          id,
          name: `${handleOn(network, handle)} · ${networkName(network)}`,
        }))}
        chosen={rules.keepFilesOfAccounts ?? []}
        onChange={(keepFilesOfAccounts) => onChange({ ...rules, keepFilesOfAccounts })}
      />
    </div>
  );
}

type BeforeProps = { label: string; minutes: number | null; onChange: (minutes: number | null) => void };

function Before({ label, minutes, onChange }: BeforeProps) {
  const choices = [...new Set([...shown, ...(minutes === null ? [] : [minutes])])].toSorted((a, b) => a - b);
  return (
    <Field label={label}>
      <Select
        value={String(minutes ?? 'never')}
        options={[
          ...choices.map((one) => ({ value: String(one), label: t('vanishing.before', { minutes: one }) })),
          { value: 'never', label: t('vanishing.never') },
        ]}
        onChange={(next) => onChange(next === 'never' ? null : Number(next))}
      />
    </Field>
  );
}
