import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import type { SpamRule } from '#contract/stranger-policy.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Switch } from '#web/ui/Checkbox.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';

type SpamRulesProps = {
  rules: readonly SpamRule[];
  onChange: (rules: SpamRule[]) => void;
  onEdit: (rule: SpamRule) => void;
  onNew: () => void;
};

/** What is taken for spam; the first rule that fits says so. */
export function SpamRules({ rules, onChange, onEdit, onNew }: SpamRulesProps) {
  return (
    <>
      {rules.length === 0 && <p className="mb-3 text-ink2">{t('stranger.rules.none')}</p>}
      <ul className="mb-3 max-w-2xl divide-y divide-line rounded-md border border-line bg-panel empty:hidden">
        {rules.map((rule) => (
          <li key={rule.id} className="flex items-start gap-3 px-3.5 py-3">
            <div className="min-w-0 flex-1">
              <Switch
                label={rule.name}
                help={conditionWords(rule)}
                checked={rule.isOn}
                onChange={(isOn) => onChange(rules.map((one) => (one === rule ? { ...rule, isOn } : one)))}
              />
            </div>
            <span className="flex">
              <IconButton
                label={t('policy.category.edit', { name: rule.name })}
                size="small"
                icon={<Pencil size={15} aria-hidden="true" />}
                onClick={() => onEdit(rule)}
              />
              <IconButton
                label={t('policy.category.remove', { name: rule.name })}
                size="small"
                icon={<Trash2 size={15} aria-hidden="true" />}
                onClick={() => onChange(rules.filter((one) => one !== rule))}
              />
            </span>
          </li>
        ))}
      </ul>
      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={onNew}>
        {t('stranger.rules.new')}
      </Button>
    </>
  );
}

/** All that has to hold, in one sentence. */
function conditionWords({ stage, words, links, sameFrom, followersAtMost, youngerThanDays }: SpamRule): string {
  return listed([
    ...(stage === 'any' ? [] : [t(`stranger.when.${stage}`)]),
    ...(words.length === 0 ? [] : [t('stranger.when.words', { count: words.length, first: words[0] ?? '' })]),
    ...(links === null ? [] : [t('stranger.when.links', { count: links })]),
    ...(sameFrom === null ? [] : [t('stranger.when.same', { count: sameFrom })]),
    ...(followersAtMost === null ? [] : [t('stranger.when.followers', { count: followersAtMost })]),
    ...(youngerThanDays === null ? [] : [t('stranger.when.younger', { count: youngerThanDays })]),
  ]);
}
