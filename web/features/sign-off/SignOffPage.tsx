import { useQuery } from '@tanstack/react-query';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { listChannels } from '#contract/channel.ts';
import { languageCodes } from '#contract/language.ts';
import type { SignOffRule, SignOffRules } from '#contract/sign-off.ts';
import { call } from '#web/api.ts';
import { handleOn } from '#web/domain/networks.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { languageName } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Select } from '#web/ui/Select.tsx';

/** Who signs how: by account, language and stage. */
export function SignOffPage() {
  return (
    <SettingsPage title={t('policy.sign_off')} permission="policy.manage" lead={t('sign_off.lead')}>
      <PolicyEditor kind="signOff">{(body, change) => <Rules body={body} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type RulesProps = { body: SignOffRules; onChange: (body: SignOffRules) => void };

function Rules({ body, onChange }: RulesProps) {
  const { rules } = body;
  const put = (next: SignOffRule[]) => onChange({ rules: next });
  return (
    <>
      {rules.length === 0 && <p className="mb-3 text-ink2">{t('sign_off.empty')}</p>}
      <ol className="mb-3 divide-y divide-line rounded-md border border-line bg-panel empty:hidden">
        {rules.map((rule, n) => (
          <li key={rule.id} className="flex items-end gap-3 px-3.5 py-3">
            <RuleFields rule={rule} onChange={(next) => put(rules.map((one) => (one.id === rule.id ? next : one)))} />
            <span className="flex">
              <IconButton
                size="small"
                label={t('sign_off.up', { n: n + 1 })}
                icon={<ArrowUp size={15} aria-hidden="true" />}
                disabled={n === 0}
                onClick={() => put(rules.toSpliced(n, 1).toSpliced(n - 1, 0, rule))}
              />
              <IconButton
                size="small"
                label={t('sign_off.remove', { n: n + 1 })}
                icon={<Trash2 size={15} aria-hidden="true" />}
                onClick={() => put(rules.filter((one) => one !== rule))}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => put([...rules, newRule(rules)])}>
        {t('sign_off.new')}
      </Button>
    </>
  );
}

const everyChannel = '';

function RuleFields({ rule, onChange }: { rule: SignOffRule; onChange: (rule: SignOffRule) => void }) {
  const channels = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => call(listChannels, { signal }) });
  const set = (change: Partial<SignOffRule>) => onChange({ ...rule, ...change });
  return (
    <div className="grid min-w-0 flex-1 grid-cols-2 gap-3 sm:grid-cols-3">
      <Field label={t('sign_off.channel')}>
        <Select
          value={rule.channelId ?? everyChannel}
          options={[
            { value: everyChannel, label: t('sign_off.channel.every') },
            ...(channels.data?.channels ?? []).map(({ id, network, handle }) => ({
              value: id,
              label: handleOn(network, handle),
            })),
          ]}
          onChange={(id) => set({ channelId: id === everyChannel ? null : id })}
        />
      </Field>
      <Field label={t('sign_off.language')}>
        <Select
          value={rule.language}
          options={['', ...new Set([...languageCodes, rule.language].filter(Boolean))].map((value) => ({
            value,
            label: value === '' ? t('sign_off.language.any') : languageName(value),
          }))}
          onChange={(language) => set({ language })}
        />
      </Field>
      <Field label={t('sign_off.stage')}>
        <Select
          value={rule.stage}
          options={(['any', 'public', 'private'] as const).map((value) => ({
            value,
            label: t(`words.stage.${value}`),
          }))}
          onChange={(stage) => set({ stage })}
        />
      </Field>
      <Field label={t('sign_off.style')}>
        <Select
          value={rule.style}
          options={(['initials', 'alias', 'none'] as const).map((value) => ({
            value,
            label: t(`sign_off.style.${value}`),
          }))}
          onChange={(style) => set({ style })}
        />
      </Field>
      <Field label={t('sign_off.written')}>
        <Select
          value={rule.written}
          disabled={rule.style === 'none'}
          options={(['caret', 'dash', 'line'] as const).map((value) => ({
            value,
            label: t(`sign_off.written.${value}`),
          }))}
          onChange={(written) => set({ written })}
        />
      </Field>
    </div>
  );
}

function newRule(rules: readonly SignOffRule[]): SignOffRule {
  let n = rules.length + 1;
  while (rules.some(({ id }) => id === `rule_${n}`)) n += 1;
  return { id: `rule_${n}`, channelId: null, language: '', stage: 'public', style: 'initials', written: 'caret' };
}
