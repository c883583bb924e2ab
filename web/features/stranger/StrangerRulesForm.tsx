import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SpamRule, StrangerRules } from '#contract/stranger-policy.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { newId } from '#web/domain/new-id.ts';
import { channelsQuery } from '#web/features/channel/queries.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { CheckGroup } from '#web/features/routing/CheckGroup.tsx';
import { currentLocale, t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Switch } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { SpamRuleDialog } from './SpamRuleDialog.tsx';
import { SpamRules } from './SpamRules.tsx';

/** Which strangers wait, and what is taken for spam. */
export function StrangerRulesForm() {
  return <PolicyEditor kind="strangers">{(body, change) => <Rules body={body} onChange={change} />}</PolicyEditor>;
}

type RulesProps = { body: StrangerRules; onChange: (body: StrangerRules) => void };

function Rules({ body, onChange }: RulesProps) {
  const { requests, spam, trusted } = body;
  const [edited, setEdited] = useState<SpamRule | null>(null);
  const put = (next: SpamRule[]) => onChange({ ...body, spam: next });
  const save = (rule: SpamRule) => {
    setEdited(null);
    const isNew = !spam.some(({ id }) => id === rule.id);
    put(isNew ? [...spam, rule] : spam.map((one) => (one.id === rule.id ? rule : one)));
  };
  return (
    <>
      <SettingsSection title={t('stranger.rules.requests')} lead={t('stranger.rules.requests.lead')}>
        <Requests value={requests} onChange={(next) => onChange({ ...body, requests: next })} />
      </SettingsSection>
      <SettingsSection title={t('stranger.rules.spam')} lead={t('stranger.rules.spam.lead')}>
        <SpamRules rules={spam} onChange={put} onEdit={setEdited} onNew={() => setEdited(newRule())} />
        <Surely value={body.surely} onChange={(surely) => onChange({ ...body, surely })} />
      </SettingsSection>
      <SettingsSection title={t('stranger.rules.trusted')} lead={t('stranger.rules.trusted.lead')}>
        <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
          <Field label={t('stranger.rules.accounts')} help={t('stranger.rules.lines')}>
            <Textarea
              rows={4}
              defaultValue={trusted.accounts.join('\n')}
              onChange={({ target }) => onChange({ ...body, trusted: { ...trusted, accounts: linesOf(target.value) } })}
            />
          </Field>
          <Field label={t('stranger.rules.domains')} help={t('stranger.rules.lines')}>
            <Textarea
              rows={4}
              defaultValue={trusted.domains.join('\n')}
              onChange={({ target }) => onChange({ ...body, trusted: { ...trusted, domains: linesOf(target.value) } })}
            />
          </Field>
        </div>
      </SettingsSection>
      {edited && <SpamRuleDialog rule={edited} onSave={save} onClose={() => setEdited(null)} />}
    </>
  );
}

const waits = [60, 240, 480, 1_440, 4_320] as const;
type Requests = StrangerRules['requests'];

function Requests({ value, onChange }: { value: Requests; onChange: (value: Requests) => void }) {
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const { admitAfterMinutes } = value;
  const minutes = [...new Set([...waits, ...(admitAfterMinutes === null ? [] : [admitAfterMinutes])])];
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      <Switch
        label={t('stranger.rules.from_network')}
        help={t('stranger.rules.from_network.help')}
        checked={value.fromNetwork}
        onChange={(fromNetwork) => onChange({ ...value, fromNetwork })}
      />
      <CheckGroup
        legend={t('stranger.rules.channels')}
        none={t('stranger.rules.channels.none')}
        options={channels.map(({ id, network, handle }) => ({
          id,
          name: `${networkName(network)} ${handleOn(network, handle)}`,
        }))}
        chosen={value.channelIds}
        onChange={(channelIds) => onChange({ ...value, channelIds })}
      />
      <Field label={t('stranger.rules.admit')} help={t('stranger.rules.admit.help')}>
        <Select
          value={String(admitAfterMinutes ?? 'never')}
          options={[
            ...minutes
              .toSorted((a, b) => a - b)
              .map((one) => ({ value: String(one), label: t('stranger.rules.admit.after', { minutes: one }) })),
            { value: 'never', label: t('stranger.rules.admit.never') },
          ]}
          onChange={(next) => onChange({ ...value, admitAfterMinutes: next === 'never' ? null : Number(next) })}
        />
      </Field>
    </div>
  );
}

const edges = [0.9, 0.95, 0.98, 0.99] as const;

/** From which sureness on a verdict alone sets something aside. */
function Surely({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  const percent = new Intl.NumberFormat(currentLocale(), { style: 'percent' });
  const shares = [...new Set([...edges, ...(value === null ? [] : [value])])];
  return (
    <div className="mt-5 max-w-2xl">
      <Field label={t('stranger.rules.surely')} help={t('stranger.rules.surely.help')}>
        <Select
          value={String(value ?? 'off')}
          options={[
            ...shares
              .toSorted((a, b) => a - b)
              .map((one) => ({
                value: String(one),
                label: t('stranger.rules.surely.from', { share: percent.format(one) }),
              })),
            { value: 'off', label: t('stranger.rules.surely.off') },
          ]}
          onChange={(next) => onChange(next === 'off' ? null : Number(next))}
        />
      </Field>
    </div>
  );
}

function newRule(): SpamRule {
  return {
    ...{ id: `s${newId().slice(0, 8)}`, name: '', isOn: true, stage: 'any', words: [], links: null },
    ...{ sameFrom: null, followersAtMost: null, youngerThanDays: null },
  };
}
