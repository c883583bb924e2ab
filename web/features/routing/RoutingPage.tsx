import Plus from 'lucide-react/icons/plus';
import Route from 'lucide-react/icons/route';
import { useState } from 'react';
import type { RoutingRule, RoutingRules } from '#contract/routing.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { newRule } from './new-rule.ts';
import { RuleDialog } from './RuleDialog.tsx';
import { RuleRow } from './RuleRow.tsx';
import { StaffFields } from './StaffFields.tsx';
import { TryRules } from './TryRules.tsx';

/** Who gets what: ordered rules, how much one person holds, what becomes of what somebody leaves behind. */
export function RoutingPage() {
  return (
    <SettingsPage title={t('policy.routing')} permission="policy.manage" lead={t('routing.lead')}>
      <PolicyEditor kind="routing">{(rules, change) => <Rules body={rules} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type RulesProps = { body: RoutingRules; onChange: (body: RoutingRules) => void };

function Rules({ body, onChange }: RulesProps) {
  const { rules } = body;
  const [edited, setEdited] = useState<RoutingRule | null>(null);
  const put = (next: RoutingRule[]) => onChange({ ...body, rules: next });
  const save = (rule: RoutingRule) => {
    setEdited(null);
    const isNew = !rules.some(({ id }) => id === rule.id);
    put(isNew ? [...rules, rule] : rules.map((one) => (one.id === rule.id ? rule : one)));
  };
  const move = (rule: RoutingRule, by: number) => {
    const others = rules.filter(({ id }) => id !== rule.id);
    const at = rules.indexOf(rule) + by;
    put([...others.slice(0, at), rule, ...others.slice(at)]);
  };
  const shareOut = () => put([{ ...newRule(rules), name: t('routing.share_out.name'), stickyDays: 7 }]);
  return (
    <>
      {rules.length === 0 ? (
        <div className="rounded-md border border-line bg-panel">
          <EmptyState
            icon={<Route size={20} aria-hidden="true" />}
            title={t('routing.none.title')}
            action={
              <>
                <Button tone="primary" onClick={shareOut}>
                  {t('routing.share_out')}
                </Button>
                <Button onClick={() => setEdited(newRule(rules))}>{t('routing.rule.new')}</Button>
              </>
            }
          >
            {t('routing.none.body')}
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="mb-3 flex">
            <Button
              icon={<Plus size={15} aria-hidden="true" />}
              disabled={rules.length >= 100}
              onClick={() => setEdited(newRule(rules))}
            >
              {t('routing.rule.new')}
            </Button>
          </div>
          <ol className="divide-y divide-line rounded-md border border-line bg-panel">
            {rules.map((rule, n) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                n={n + 1}
                topics={body.topics}
                onEdit={() => setEdited(rule)}
                onUp={n > 0 ? () => move(rule, -1) : null}
                onDown={n < rules.length - 1 ? () => move(rule, 1) : null}
                onRemove={() => put(rules.filter(({ id }) => id !== rule.id))}
              />
            ))}
          </ol>
          <p className="mt-2 text-ink3">{t('routing.rest')}</p>
        </>
      )}
      <div className="mt-10">
        <SettingsSection title={t('routing.try')} lead={t('routing.try.lead')}>
          <TryRules rules={body} />
        </SettingsSection>
        <StaffFields body={body} onChange={onChange} />
      </div>
      {edited && <RuleDialog rule={edited} topics={body.topics} onSave={save} onClose={() => setEdited(null)} />}
    </>
  );
}
