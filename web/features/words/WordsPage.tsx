import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { WordRule, WordRules } from '#contract/words.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { AccessibleFields } from './AccessibleFields.tsx';
import { WordRuleDialog } from './WordRuleDialog.tsx';

/** Which words of ours are pointed out, need a second person, or never leave. */
export function WordsPage() {
  return (
    <SettingsPage title={t('policy.watched_words')} permission="policy.manage" lead={t('words.lead')}>
      <PolicyEditor kind="words">{(body, change) => <Rules body={body} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type RulesProps = { body: WordRules; onChange: (body: WordRules) => void };

const phrasesShown = 6;

function Rules({ body, onChange }: RulesProps) {
  const { rules } = body;
  const [edited, setEdited] = useState<WordRule | null>(null);
  const [ours, setOurs] = useState(body.ours.join('\n'));
  const put = (next: WordRule[]) => onChange({ ...body, rules: next });
  const save = (rule: WordRule) => {
    setEdited(null);
    const isNew = !rules.some(({ id }) => id === rule.id);
    put(isNew ? [...rules, rule] : rules.map((one) => (one.id === rule.id ? rule : one)));
  };
  return (
    <>
      {rules.length === 0 && <p className="mb-3 text-ink2">{t('words.empty')}</p>}
      <ul className="mb-3 divide-y divide-line rounded-md border border-line bg-panel empty:hidden">
        {rules.map((rule) => (
          <li key={rule.id} className="flex items-start gap-3 px-3.5 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{t(`words.verdict.${rule.verdict}`)}</p>
              <p dir="auto" className="text-ink2">
                {rule.phrases
                  .slice(0, phrasesShown)
                  .map((phrase) => `“${phrase}”`)
                  .join(', ')}
                {rule.phrases.length > phrasesShown && ' …'}
              </p>
              <p className="text-xs text-ink3">
                {t(`words.stage.${rule.stage}`)} · <bdi>{rule.why}</bdi>
              </p>
            </div>
            <span className="flex">
              <IconButton
                label={t('policy.category.edit', { name: rule.phrases[0] ?? '' })}
                size="small"
                icon={<Pencil size={15} aria-hidden="true" />}
                onClick={() => setEdited(rule)}
              />
              <IconButton
                label={t('policy.category.remove', { name: rule.phrases[0] ?? '' })}
                size="small"
                icon={<Trash2 size={15} aria-hidden="true" />}
                onClick={() => put(rules.filter((one) => one !== rule))}
              />
            </span>
          </li>
        ))}
      </ul>
      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited(newRule(rules))} className="mb-8">
        {t('words.new')}
      </Button>
      <SettingsSection title={t('words.accessible')} lead={t('words.accessible.lead')}>
        <AccessibleFields value={body.accessible} onChange={(accessible) => onChange({ ...body, accessible })} />
      </SettingsSection>
      <SettingsSection title={t('words.replies')}>
        <Checkbox
          label={t('words.replies.release')}
          help={t('words.replies.release.help')}
          checked={body.releaseReplies}
          onChange={(releaseReplies) => onChange({ ...body, releaseReplies })}
        />
      </SettingsSection>
      <SettingsSection title={t('words.ours')} lead={t('words.ours.lead')}>
        <Textarea
          rows={4}
          aria-label={t('words.ours')}
          value={ours}
          className="max-w-xl"
          onChange={({ target }) => {
            setOurs(target.value);
            onChange({ ...body, ours: linesOf(target.value) });
          }}
        />
      </SettingsSection>
      {edited && <WordRuleDialog rule={edited} onSave={save} onClose={() => setEdited(null)} />}
    </>
  );
}

function newRule(rules: readonly WordRule[]): WordRule {
  let n = rules.length + 1;
  while (rules.some(({ id }) => id === `rule_${n}`)) n += 1;
  return { id: `rule_${n}`, phrases: [], stage: 'any', verdict: 'warn', why: '', instead: '' };
}
