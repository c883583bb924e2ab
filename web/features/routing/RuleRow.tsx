import type { RoutingRule, Topic } from '#contract/routing.ts';
import { EntryMenu } from '#web/features/policy/EntryMenu.tsx';
import { t } from '#web/i18n.ts';
import { useRuleWords } from './rule-words.ts';

type RowProps = {
  rule: RoutingRule;
  n: number;
  topics: readonly Topic[];
  onEdit: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
};

/** One rule as a sentence. */
export function RuleRow({ rule, n, topics, onEdit, onUp, onDown, onRemove }: RowProps) {
  const { when, then } = useRuleWords(topics);
  const { name } = rule;
  return (
    <li className="flex items-start gap-3 px-3.5 py-3">
      <span className="w-5 shrink-0 text-end text-ink3 tabular-nums">{n}</span>
      <div className="min-w-0 flex-1">
        <button type="button" onClick={onEdit} className="text-start font-medium hover:underline">
          <bdi>{name}</bdi>
        </button>
        <p className="text-ink2">
          {t('routing.sentence', { when: when(rule.when) || 'all' })} <span className="text-ink">{then(rule)}</span>
        </p>
      </div>
      <EntryMenu name={name} onEdit={onEdit} onUp={onUp} onDown={onDown} onRemove={onRemove} />
    </li>
  );
}
