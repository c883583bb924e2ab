import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { EngagementPolicy, TriageRule } from '#contract/triage-policy.ts';
import { newId } from '#web/domain/new-id.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';
import { Figures } from './Figures.tsx';
import { Sample } from './Sample.tsx';
import { TriageRuleDialog } from './TriageRuleDialog.tsx';
import { TriageRuleRow } from './TriageRuleRow.tsx';
import { TryPolicy } from './TryPolicy.tsx';

/** Which messages are answered, acknowledged, watched or left. */
export function TriagePage() {
  return (
    <SettingsPage title={t('settings.triage')} permission="policy.manage" lead={t('triage.lead')}>
      <Parts />
    </SettingsPage>
  );
}

function Parts() {
  const [part, setPart] = useState<'rules' | 'sample' | 'figures'>('rules');
  return (
    <Tabs
      label={t('settings.triage')}
      value={part}
      onChange={setPart}
      tabs={[
        {
          value: 'rules',
          label: t('triage.tab.rules'),
          content: (
            <PolicyEditor kind="triage">
              {(body, change) => (
                <>
                  <Rules body={body} onChange={change} />
                  <TryPolicy policy={body} />
                </>
              )}
            </PolicyEditor>
          ),
        },
        { value: 'sample', label: t('triage.tab.sample'), content: <Sample /> },
        { value: 'figures', label: t('triage.tab.figures'), content: <Figures /> },
      ]}
    />
  );
}

type RulesProps = { body: EngagementPolicy; onChange: (body: EngagementPolicy) => void };

function Rules({ body: { rules }, onChange }: RulesProps) {
  const [edited, setEdited] = useState<TriageRule | null>(null);
  const put = (next: TriageRule[]) => onChange({ rules: next });
  const save = (rule: TriageRule) => {
    setEdited(null);
    const isNew = !rules.some(({ id }) => id === rule.id);
    put(isNew ? [...rules, rule] : rules.map((one) => (one.id === rule.id ? rule : one)));
  };
  const move = (rule: TriageRule, by: number) => {
    const others = rules.filter(({ id }) => id !== rule.id);
    const at = rules.indexOf(rule) + by;
    put([...others.slice(0, at), rule, ...others.slice(at)]);
  };
  return (
    <SettingsSection title={t('triage.rules')} lead={t('triage.rules.lead')}>
      <ol className="divide-y divide-line rounded-md border border-line bg-panel empty:hidden">
        {rules.map((rule, n) => (
          <TriageRuleRow
            key={rule.id}
            rule={rule}
            n={n + 1}
            onEdit={() => setEdited(rule)}
            onUp={n > 0 ? () => move(rule, -1) : null}
            onDown={n < rules.length - 1 ? () => move(rule, 1) : null}
            onRemove={() => put(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
      </ol>
      <p className="mt-2 mb-3 text-ink3">{t('triage.rest')}</p>
      <Button
        icon={<Plus size={15} aria-hidden="true" />}
        disabled={rules.length >= 100}
        onClick={() => setEdited(newRule())}
      >
        {t('triage.rule.new')}
      </Button>
      <p className="mt-4 max-w-prose text-ink2">{t('triage.guards')}</p>
      {edited && <TriageRuleDialog rule={edited} onSave={save} onClose={() => setEdited(null)} />}
    </SettingsSection>
  );
}

const newRule = (): TriageRule => ({ id: `t${newId().slice(0, 8)}`, name: '', when: {}, decision: 'acknowledge' });
