import type { TriageConditions, TriageRule } from '#contract/triage-policy.ts';
import type { Sign } from '#contract/verdict.ts';
import { EntryMenu } from '#web/features/policy/EntryMenu.tsx';
import { useConditionWords } from '#web/features/priority/condition-words.ts';
import { count, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';

type RowProps = {
  rule: TriageRule;
  n: number;
  onEdit: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: () => void;
};

/** One rule as a sentence. */
export function TriageRuleRow({ rule, n, onEdit, onUp, onDown, onRemove }: RowProps) {
  const when = useWhen();
  const { name, decision } = rule;
  return (
    <li className="flex items-start gap-3 px-3.5 py-3">
      <span className="w-5 shrink-0 text-end text-ink3 tabular-nums">{n}</span>
      <div className="min-w-0 flex-1">
        <button type="button" onClick={onEdit} className="text-start font-medium hover:underline">
          <bdi>{name}</bdi>
        </button>
        <p className="text-ink2">
          {t('triage.sentence', { when: when(rule.when) || 'all' })}{' '}
          <span className="font-medium text-ink">{t('triage.then', { decision })}</span>
        </p>
      </div>
      <EntryMenu name={name} onEdit={onEdit} onUp={onUp} onDown={onDown} onRemove={onRemove} />
    </li>
  );
}

/** Says what a rule asks for, empty for nothing. */
function useWhen(): (when: TriageConditions) => string {
  const words = useConditionWords();
  return ({ addressed, answered, without, lengthAtMost, ...rest }) => {
    const parts = [
      words(rest) || undefined,
      addressed && t('triage.when.addressed', { value: addressed }),
      answered !== undefined && t('triage.when.answered', { value: String(answered) }),
      lengthAtMost !== undefined && t('triage.when.length', { count: count(lengthAtMost) }),
      without &&
        t('triage.when.without', {
          values: listOf(
            without.map((sign: Sign) => t(`verdict.task.${sign}`)),
            'or',
          ),
        }),
    ];
    return parts.filter((part) => typeof part === 'string').join(' · ');
  };
}
