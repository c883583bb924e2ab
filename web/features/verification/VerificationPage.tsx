import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { VerificationPolicy, VerificationRule } from '#contract/verification-policy.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { policyQuery } from '#web/features/policy/queries.ts';
import { DurationInput } from '#web/features/priority/DurationInput.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { RuleDialog } from './RuleDialog.tsx';
import { matterOf, ruleSentence } from './rule-sentence.ts';
import { SystemSection } from './SystemSection.tsx';
import { Wording } from './Wording.tsx';

/** What customers have to show before which answers may leave, and how they can. */
export function VerificationPage() {
  return (
    <SettingsPage title={t('policy.verification')} permission="policy.manage" lead={t('verification.lead')}>
      <PolicyEditor kind="verification">{(body, change) => <Body body={body} onChange={change} />}</PolicyEditor>
      <SystemSection />
    </SettingsPage>
  );
}

export type BodyProps = { body: VerificationPolicy; onChange: (body: VerificationPolicy) => void };

function Body({ body, onChange }: BodyProps) {
  const put = (change: Partial<VerificationPolicy>) => onChange({ ...body, ...change });
  const { signs } = body;
  return (
    <>
      <Rules rules={body.rules} onChange={(rules) => put({ rules })} />
      <SettingsSection title={t('verification.times')}>
        <div className="grid max-w-xl grid-cols-[minmax(0,1fr)_7rem] items-center gap-x-3 gap-y-2">
          <span>{t('verification.valid')}</span>
          <DurationInput
            label={t('verification.valid')}
            minutes={body.validMinutes}
            isOptional={false}
            onChange={(minutes) => put({ validMinutes: minutes ?? body.validMinutes })}
          />
          <span>{t('verification.link_minutes')}</span>
          <DurationInput
            label={t('verification.link_minutes')}
            minutes={body.linkMinutes}
            isOptional={false}
            onChange={(minutes) => put({ linkMinutes: minutes ?? body.linkMinutes })}
          />
        </div>
      </SettingsSection>
      <SettingsSection title={t('verification.signs')} lead={t('verification.signs.lead')}>
        <div className="flex flex-col gap-2">
          <Checkbox
            label={t('verification.signs.handle')}
            checked={signs.handle}
            onChange={(handle) => put({ signs: { ...signs, handle } })}
          />
          <Checkbox
            label={t('verification.signs.language')}
            checked={signs.language}
            onChange={(language) => put({ signs: { ...signs, language } })}
          />
          <Checkbox
            label={t('verification.signs.urgent_payout')}
            checked={signs.urgentPayout}
            onChange={(urgentPayout) => put({ signs: { ...signs, urgentPayout } })}
          />
        </div>
      </SettingsSection>
      <Wording body={body} onChange={onChange} />
    </>
  );
}

type RulesProps = { rules: readonly VerificationRule[]; onChange: (rules: VerificationRule[]) => void };

function Rules({ rules, onChange }: RulesProps) {
  const [edited, setEdited] = useState<VerificationRule | null>(null);
  const authority = useQuery(policyQuery('authority')).data?.active;
  const currency = authority?.kind === 'authority' ? authority.body.currency : 'EUR';
  const matrix = useQuery(policyQuery('priority')).data?.active;
  const categories = matrix?.kind === 'priority' ? matrix.body.categories : [];
  const nameOf = (id: string) => categories.find((category) => category.id === id)?.name ?? id;
  const save = (rule: VerificationRule) => {
    setEdited(null);
    const isNew = !rules.some(({ id }) => id === rule.id);
    onChange(isNew ? [...rules, rule] : rules.map((one) => (one.id === rule.id ? rule : one)));
  };
  return (
    <>
      {rules.length === 0 && <p className="mb-3 text-ink2">{t('verification.rules.none')}</p>}
      <ul className="mb-3 divide-y divide-line rounded-md border border-line bg-panel empty:hidden">
        {rules.map((rule) => {
          const sentence = ruleSentence(rule);
          const matter = matterOf(rule, { currency, nameOf });
          return (
            <li key={rule.id} className="flex items-start gap-3 px-3.5 py-3">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{sentence}</p>
                {matter && (
                  <p dir="auto" className="text-xs text-ink3">
                    {matter}
                  </p>
                )}
              </div>
              <span className="flex">
                <IconButton
                  label={t('policy.category.edit', { name: sentence })}
                  size="small"
                  icon={<Pencil size={15} aria-hidden="true" />}
                  onClick={() => setEdited(rule)}
                />
                <IconButton
                  label={t('policy.category.remove', { name: sentence })}
                  size="small"
                  icon={<Trash2 size={15} aria-hidden="true" />}
                  onClick={() => onChange(rules.filter((one) => one !== rule))}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited(newRule(rules))} className="mb-8">
        {t('verification.rule.new')}
      </Button>
      {edited && <RuleDialog rule={edited} currency={currency} onSave={save} onClose={() => setEdited(null)} />}
    </>
  );
}

function newRule(rules: readonly VerificationRule[]): VerificationRule {
  let n = rules.length + 1;
  while (rules.some(({ id }) => id === `rule_${n}`)) n += 1;
  return { id: `rule_${n}`, kinds: ['payout'], level: 'account', above: 0, when: {} };
}
