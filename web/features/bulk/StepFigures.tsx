import { Link } from '@tanstack/react-router';
import OctagonX from 'lucide-react/icons/octagon-x';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { Objection, StepTally } from '#contract/bulk-macro.ts';
import { accountName } from '#web/domain/networks.ts';
import { checkWords } from '#web/features/composer/Checks.tsx';
import { refusalWords } from '#web/features/macro/refusal-words.ts';
import { t } from '#web/i18n.ts';

/** Where a text would stand is never left to be guessed. */
const frames = {
  public: 'border-public-line bg-public-bg',
  private: 'border-private-line bg-private-bg',
  note: 'border-note-line bg-note-bg',
};

/** In how many a step would do something, what it would say in the first of them, and what speaks against it. */
export function StepFigures({ figures }: { figures: StepTally }) {
  const { changed, same, refused, notReached, refusals, warnings, says } = figures;
  return (
    <div className="mt-0.5 flex flex-col gap-1 text-xs">
      <p className="text-ink2 tabular-nums">
        {[
          t('macro.bulk.changed', { count: changed }),
          same > 0 && t('macro.bulk.same', { count: same }),
          refused > 0 && t('macro.bulk.refused', { count: refused }),
          notReached > 0 && t('macro.bulk.not_reached', { count: notReached }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {refusals.map((objection) => (
        <Line key={keyOf(objection)} objection={objection} tone="text-late" />
      ))}
      {warnings.map((objection) => (
        <Line key={keyOf(objection)} objection={objection} tone="text-soon" />
      ))}
      {says.map(({ conversation, text, stage, handle }) => (
        <div key={conversation.id} className={`rounded-md border px-2.5 py-1.5 ${frames[stage ?? 'note']}`}>
          <p className={stage === 'public' ? 'text-public' : stage === 'private' ? 'text-private' : 'text-ink2'}>
            #{conversation.number} <bdi>{conversation.name}</bdi>
            {stage && ` · ${t(`macro.stage.${stage}`, { handle: accountName(handle ?? '') })}`}
          </p>
          <p dir="auto" className="line-clamp-3 break-words whitespace-pre-wrap text-ink">
            {text}
          </p>
        </div>
      ))}
    </div>
  );
}

const keyOf = ({ check, message }: Objection) => `${check?.check} ${check?.reason} ${message}`;

/** What is said, of how many, and where it can be seen. */
function Line({ objection, tone }: { objection: Objection; tone: 'text-late' | 'text-soon' }) {
  const { check, count, example } = objection;
  const Icon = tone === 'text-late' ? OctagonX : TriangleAlert;
  return (
    <p className={`flex items-start gap-1.5 ${tone}`}>
      <Icon size={13} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0 break-words">
        {t('macro.bulk.of', { count })} {check ? checkWords(check) : refusalWords(objection)}{' '}
        <Link
          to="/inbox/$view/$conversationId"
          params={{ view: 'all', conversationId: example.id }}
          className="text-ink2 underline underline-offset-2"
        >
          #{example.number} <bdi>{example.name}</bdi>
        </Link>
      </span>
    </p>
  );
}
