import Check from 'lucide-react/icons/check';
import PencilLine from 'lucide-react/icons/pencil-line';
import { type Entry, type EntryKind, entryKinds, noneOf } from '#contract/taxonomy.ts';
import { taskLabels, type Understood, type Verdict } from '#contract/verdict.ts';
import { usePeople } from '#web/domain/people.ts';
import { exactTime, percent } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Select } from '#web/ui/Select.tsx';
import type { useCorrect } from './use-correct.ts';
import { isSign, labelName } from './words.ts';

type Correct = ReturnType<typeof useCorrect>;
type Named = Pick<Entry, 'id' | 'kind' | 'name'>;
type VerdictsProps = {
  understood: Understood;
  entries: readonly Named[];
  /** A key opens its choices. */
  isNewest?: boolean;
  mayCorrect: boolean;
  onCorrect: Correct;
};

/** Where a key finds the first choice of an entry. */
export const firstChoiceId = 'verdict-choice';

/** The verdicts on one message: each can be set right by one click. */
export function MessageVerdicts({ understood, entries, isNewest = false, mayCorrect, onCorrect }: VerdictsProps) {
  const { messageId, verdicts, model, head, judgedAt } = understood;
  const of = (task: Verdict['task']) => verdicts.find((one) => one.task === task);
  const [sentiment, language] = [of('sentiment'), of('language')];
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  const kinds = entryKinds.filter((kind) => entries.some((entry) => entry.kind === kind));
  const set = (verdict: Verdict, label: string) => {
    const before = verdict.correction ? verdict.label : null;
    // The program's own word again: there is nothing to correct.
    const next = verdict.correction?.was === label ? null : label;
    if (label !== verdict.label) void onCorrect({ messageId, task: verdict.task }, next, before);
  };
  return (
    <div className="flex flex-col gap-2.5">
      {sentiment && (
        <div>
          <Choice verdict={sentiment} labels={taskLabels.sentiment} disabled={!mayCorrect} onChoose={set} />
          <Grounds verdict={sentiment} names={names} />
        </div>
      )}
      {kinds.map((kind, n) => {
        const verdict = of(kind);
        if (!verdict) return null;
        return (
          <div key={kind}>
            <div className="flex items-center gap-2">
              <span aria-hidden="true" className="w-16 shrink-0 truncate text-xs text-ink2">
                {t(`verdict.task.${kind}`)}
              </span>
              <Select
                id={isNewest && n === 0 ? firstChoiceId : undefined}
                label={t(`verdict.task.${kind}`)}
                value={verdict.label}
                disabled={!mayCorrect}
                placeholder={t('verdict.unknown')}
                options={optionsOf(kind, entries)}
                onChange={(label) => set(verdict, label)}
                className="min-w-0 flex-1"
              />
            </div>
            {(verdict.label !== null || verdict.correction) && <Grounds verdict={verdict} names={names} />}
          </div>
        );
      })}
      <ul aria-label={t('verdict.signs')} className="flex flex-wrap gap-1">
        {verdicts
          .filter(({ task }) => isSign(task))
          .map((verdict) => (
            <li key={verdict.task}>
              <SignChip verdict={verdict} disabled={!mayCorrect} onChoose={set} />
            </li>
          ))}
      </ul>
      {verdicts
        .filter(({ task, label, correction }) => isSign(task) && (label === task || correction))
        .map((verdict) => (
          <Grounds key={verdict.task} verdict={verdict} names={names} />
        ))}
      <p className="text-xs text-ink3" title={exactTime(new Date(judgedAt))}>
        {language?.label && <>{t('verdict.language', { language: labelName('language', language.label, none) })} · </>}
        {t('verdict.versions', { model, head })}
      </p>
    </div>
  );
}

/** None of a kind may be said as well, and stands where a long list begins. */
const optionsOf = (kind: EntryKind, entries: readonly Named[]) => [
  { value: noneOf(kind), label: labelName(kind, noneOf(kind), none) },
  ...entries.filter((entry) => entry.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
];

/** Only what is in the taxonomy has names of its own. */
const none: ReadonlyMap<string, string> = new Map();

type ChoiceProps = { verdict: Verdict; disabled: boolean; onChoose: (verdict: Verdict, label: string) => void };

/** All that a verdict may say, side by side; the one that holds is pressed. */
function Choice({ verdict, labels, disabled, onChoose }: ChoiceProps & { labels: readonly string[] }) {
  const { task, label } = verdict;
  return (
    <fieldset className="flex overflow-hidden rounded-md border border-line2">
      <legend className="sr-only">{t(`verdict.task.${task}`)}</legend>
      {labels.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={label === one}
          disabled={disabled}
          onClick={() => onChoose(verdict, one)}
          className={cx(
            'min-w-0 flex-1 truncate border-e border-line2 px-1.5 py-1 text-xs last:border-0',
            label === one ? 'bg-sel font-semibold text-ink' : 'text-ink2 enabled:hover:bg-hover',
          )}
        >
          {labelName(task, one, none)}
        </button>
      ))}
    </fieldset>
  );
}

/** A yes or no: pressed for yes, with a dash where nobody knows. */
function SignChip({ verdict, disabled, onChoose }: ChoiceProps) {
  const { task, label } = verdict;
  const isYes = label === task;
  return (
    <button
      type="button"
      aria-pressed={isYes}
      disabled={disabled}
      title={label === null ? t('verdict.unknown') : t('verdict.sure', { share: percent(verdict.confidence) })}
      onClick={() => onChoose(verdict, isYes ? `not-${task}` : task)}
      className={cx(
        'inline-flex h-6 items-center gap-1 rounded-full border px-2 text-xs',
        isYes ? 'border-accent bg-sel font-semibold text-ink' : 'border-line2 text-ink2 enabled:hover:bg-hover',
        label === null && 'border-dashed text-ink3',
      )}
    >
      {isYes && <Check size={11} aria-hidden="true" />}
      {labelName(task, task, none)}
      {label === null && <span className="sr-only">{t('verdict.unknown')}</span>}
    </button>
  );
}

type GroundsProps = { verdict: Verdict; names: ReadonlyMap<string, string> };

/** How sure the program is and by which words, or who said otherwise. */
function Grounds({ verdict: { task, label, confidence, words, correction }, names }: GroundsProps) {
  const { nameOf } = usePeople();
  if (correction)
    return (
      <p className="mt-1 flex items-start gap-1 text-xs text-ink2" title={exactTime(new Date(correction.at))}>
        <PencilLine size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
        {t('verdict.by', {
          name: nameOf(correction.by) ?? t('timeline.actor.somebody'),
          label: labelName(task, label, names),
          was: labelName(task, correction.was, names),
        })}
      </p>
    );
  if (label === null) return <p className="mt-1 text-xs text-ink3">{t('verdict.unknown.why')}</p>;
  return (
    <p className="mt-1 text-xs text-ink3">
      {labelName(task, label, names)} · {t('verdict.sure', { share: percent(confidence) })}
      {words.length > 0 && (
        <>
          {': '}
          {words.map((word, n) => (
            <span key={word}>
              {n > 0 && ', '}“<bdi>{word}</bdi>”
            </span>
          ))}
        </>
      )}
    </p>
  );
}
