import type { CheckResult } from '#contract/dispatch.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

type CollisionProps = { check: CheckResult; onKeep: () => void; onDrop: () => void };

/** What was answered by somebody else while this was being typed, and the question what to do with both. */
export function Collision({ check, onKeep, onDrop }: CollisionProps) {
  const answers = readAnswers(check.parameters.answers);
  const latest = answers.at(-1);
  return (
    <div role="alert" className="mb-2 rounded-md border border-soon-line bg-soon-bg px-3 py-2">
      <p className="font-semibold text-soon">
        {t('composer.collision.title', { name: latest?.agentName ?? t('composer.collision.somebody') })}
      </p>
      {answers.map((answer) => (
        <blockquote key={`${answer.at} ${answer.text}`} className="my-1.5 border-s-2 border-soon-line ps-2.5">
          <p dir="auto" className="break-words whitespace-pre-line">
            {answer.text}
          </p>
          {answer.at && <RelativeTime at={answer.at} className="text-xs text-ink2" />}
        </blockquote>
      ))}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={onKeep}>
          {t('composer.collision.keep')}
        </Button>
        <Button size="small" onClick={onDrop}>
          {t('composer.collision.drop')}
        </Button>
      </div>
    </div>
  );
}

type Answered = { agentName: string | null; text: string; at: string };

function readAnswers(said: unknown): Answered[] {
  if (!Array.isArray(said)) return [];
  return said.map((one: Partial<Record<keyof Answered, unknown>>) => ({
    agentName: typeof one.agentName === 'string' ? one.agentName : null,
    text: String(one.text ?? ''),
    at: String(one.at ?? ''),
  }));
}
