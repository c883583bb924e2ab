import CircleCheck from 'lucide-react/icons/circle-check';
import Lightbulb from 'lucide-react/icons/lightbulb';
import OctagonX from 'lucide-react/icons/octagon-x';
import Stamp from 'lucide-react/icons/stamp';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { CheckResult } from '#contract/dispatch.ts';
import { currentRegion, isMessageKey, type MessageValues, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { hintsOf, questionsOf, stopsOf, warningsOf } from './answer.ts';

type ChecksProps = {
  checks: readonly CheckResult[];
  /** What was checked, where the words that a check found are to be shown. */
  text?: string;
  /** The person pressed send and warnings stand in the way. */
  confirming: boolean;
  /** The gate has refused: what stops is said aloud. */
  refused: boolean;
  /** The ways out where others answer this. */
  onHandOn?: () => void;
  onAsk?: (() => void) | null;
  /** Takes over the text as a check would have it. */
  onSuggestion?: (text: string) => void;
};

/** What the gate says to the answer as it stands: what stops it, what it warns of, and that the rest is fine. */
export function Checks({ checks, text = '', confirming, refused, onHandOn, onAsk, onSuggestion }: ChecksProps) {
  if (checks.length === 0) return null;
  // A collision has a panel of its own.
  const stops = stopsOf(checks).filter(({ check }) => check !== 'collision');
  const warnings = warningsOf(checks);
  const questions = questionsOf(checks);
  return (
    <section aria-label={t('composer.checks')} className="border-t border-line py-2 text-xs text-ink2">
      {refused && stops.length > 0 && (
        <p role="alert" className="mb-1 font-semibold text-late">
          {t('composer.refused')}
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {stops.map((check) => (
          <Line key={keyOf(check)} tone="text-late" icon={<OctagonX size={14} aria-hidden="true" />}>
            {checkWords(check)} <Found check={check} text={text} />
            {check.check === 'right' && (
              <span className="mt-1.5 flex flex-wrap gap-1.5">
                {onHandOn && (
                  <Button size="small" onClick={onHandOn}>
                    {t('composer.right.hand_on')}
                  </Button>
                )}
                {onAsk && (
                  <Button size="small" onClick={onAsk}>
                    {t('composer.right.ask')}
                  </Button>
                )}
              </span>
            )}
          </Line>
        ))}
        {questions.map((check) => (
          <Line key={keyOf(check)} tone="text-soon" icon={<Stamp size={14} aria-hidden="true" />}>
            {checkWords(check)}
          </Line>
        ))}
        {warnings.map((check) => (
          <Line key={keyOf(check)} tone="text-soon" icon={<TriangleAlert size={14} aria-hidden="true" />}>
            {checkWords(check)} <Suggestion check={check} onTake={onSuggestion} />
          </Line>
        ))}
        {hintsOf(checks).map((check) => (
          <Line key={keyOf(check)} tone="text-ink3" icon={<Lightbulb size={14} aria-hidden="true" />}>
            {checkWords(check)} <Suggestion check={check} onTake={onSuggestion} />
          </Line>
        ))}
        <Line tone="text-ok" icon={<CircleCheck size={14} aria-hidden="true" />}>
          {[addressed(checks), stops.length + warnings.length + questions.length === 0 && t('composer.checks.fine')]
            .filter(Boolean)
            .join(' · ')}
        </Line>
      </ul>
      {confirming && warnings.length > 0 && (
        <p role="alert" className="mt-1.5 font-semibold text-soon">
          {t('composer.confirm')}
        </p>
      )}
    </section>
  );
}

/** The very words that would give somebody away; other checks name theirs in their sentence. */
function Found({ check: { reason, at = [] }, text }: { check: CheckResult; text: string }) {
  if (reason !== 'personal_data_public') return null;
  return at.map(({ from, to }) => (
    <bdi key={from} className="me-1.5 font-medium text-late">
      {text.slice(from, to)}
    </bdi>
  ));
}

/** The text as a check would have it, in one press; it can be typed back. */
function Suggestion({ check: { suggestion }, onTake }: { check: CheckResult; onTake: ChecksProps['onSuggestion'] }) {
  if (suggestion === undefined || !onTake) return null;
  return (
    <button
      type="button"
      onClick={() => onTake(suggestion)}
      className="rounded-sm font-medium text-accent underline-offset-2 hover:underline"
    >
      {t('composer.suggestion')}
    </button>
  );
}

/** A check may say several things, each for its own reason and place. */
const keyOf = ({ check, reason, at }: CheckResult) => `${check} ${reason} ${at?.[0]?.from ?? ''}`;

function Line({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <li className="flex items-start gap-2">
      <span className={cx('mt-px flex', tone)}>{icon}</span>
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}

/** A length as the reader writes numbers; the rest in the reader's language where the catalogue has the reason, else in the server's English. */
export function checkWords({ reason, message, parameters }: CheckResult): string {
  if (reason === 'text_too_long') return t('composer.too_long', parameters as MessageValues);
  const key = `gate.${reason}`;
  const translated = currentRegion().language !== 'en' && isMessageKey(key);
  return translated ? t(key, parameters as MessageValues) : message;
}

/** Everyone who is addressed, by name. */
function addressed(checks: readonly CheckResult[]): string {
  const said = checks.find(({ check }) => check === 'addressees')?.parameters.addressees;
  if (!Array.isArray(said) || said.length === 0) return '';
  const names = said.map((one: { name?: unknown; handle?: unknown }) => String(one.name || one.handle)).join(', ');
  return t(said.length === 1 ? 'composer.checks.to' : 'composer.checks.to_more', { names });
}
