import type { RoutingTrace } from '#contract/routing.ts';
import { usePeople } from '#web/domain/people.ts';
import { reasonWords } from '#web/features/priority/reason-words.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { isMessageKey, t } from '#web/i18n.ts';
import { useCategoryNames } from './topics.ts';

type TraceProps = { trace: Omit<RoutingTrace, 'policyVersion' | 'at'> };

/** Which rule decided, by what, who got it, and why not the others. */
export function Trace({ trace }: TraceProps) {
  const { teamNameOf } = usePeople();
  const reason = useReasonWords();
  const { rule, reasons, teamId, tier } = trace;
  const team = teamNameOf(teamId);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">
        <Outcome trace={trace} />
      </p>
      {rule ? (
        <p className="text-ink2">{t('routing.by_rule', { rule: rule.name })}</p>
      ) : (
        <p className="text-ink2">{t('routing.no_rule')}</p>
      )}
      {reasons.length > 0 && (
        <ul className="text-ink2">
          {reasons.map(({ condition, value }) => (
            <li key={condition}>{reason(condition, value)}</li>
          ))}
        </ul>
      )}
      {(team || tier > 1) && (
        <p className="text-ink2">
          {[team && t('routing.team', { team }), tier > 1 && t('conversation.tier.of', { tier })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <People trace={trace} />
      <Passed trace={trace} />
    </div>
  );
}

function Outcome({ trace: { choice } }: TraceProps) {
  const { nameOf } = usePeople();
  if (choice.is === 'queue') return t('routing.queue');
  if (choice.is === 'waits') return t('routing.waits', { because: choice.because });
  return t('routing.person', { name: nameOf(choice.agentId) ?? t('routing.somebody'), by: choice.by });
}

function People({ trace: { people } }: TraceProps) {
  const { nameOf } = usePeople();
  const others = people.filter(({ verdict }) => verdict !== 'chosen');
  if (others.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-ink3">{t('routing.others', { count: others.length })}</summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-ink2">
        {others.map(({ agentId, verdict, load }) => (
          <li key={agentId} className="flex justify-between gap-2">
            <bdi className="truncate">{nameOf(agentId) ?? t('routing.somebody')}</bdi>
            <span className="shrink-0 text-ink3">
              {t('routing.verdict', { verdict })}
              {(verdict === 'could' || verdict === 'full') && ` · ${t('routing.load', { load })}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Passed({ trace: { passed } }: TraceProps) {
  if (passed.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-ink3">{t('routing.passed', { count: passed.length })}</summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-ink2">
        {passed.map(({ ruleId, name, failed }) => (
          <li key={ruleId} className="flex justify-between gap-2">
            <bdi className="truncate">{name}</bdi>
            <span className="shrink-0 text-ink3">{failedWords(failed)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function failedWords(failed: string): string {
  const key = `routing.failed.${failed}`;
  return isMessageKey(key) ? t(key) : failed;
}

function useReasonWords(): (condition: string, value: string) => string {
  const { teamNameOf } = usePeople();
  const categories = useCategoryNames();
  const names = useEntryNames();
  return (condition, value) => {
    switch (condition) {
      case 'categories':
        return t('routing.because.category', { value: categories.get(value) ?? value });
      case 'priorities': {
        const key = `conversation.priority.${value}`;
        return t('routing.because.priority', { value: isMessageKey(key) ? t(key) : value });
      }
      case 'tags':
        return t('routing.because.tag', { value });
      case 'tiers':
        return t('routing.because.tier', { value });
      default:
        return reasonWords(condition, value, { teamNameOf, names });
    }
  };
}
