import { keepPreviousData, useQuery } from '@tanstack/react-query';
import PencilLine from 'lucide-react/icons/pencil-line';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Triaged } from '#contract/triage.ts';
import { isQuiet, type TriageDecision, triageDecisions } from '#contract/triage-policy.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { usePeople } from '#web/domain/people.ts';
import { useEntryNames } from '#web/features/verdict/entries.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { cx } from '#web/ui/cx.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { triageQuery } from './queries.ts';
import { triageReason } from './reason-words.ts';
import { useOverride } from './use-override.ts';

/** Whether what the customer said needs an answer, why, and a person's better word. */
export function TriagePanel({ row }: { row: Pick<ConversationRow, 'id' | 'version'> }) {
  const query = useQuery({ ...triageQuery(row.id, row.version), placeholderData: keepPreviousData });
  const mayDecide = useSession().permissions.includes('conversation.write');
  const override = useOverride(row.id);
  const newest = query.data?.messages[0];
  useShortcuts(
    {
      q: {
        run: () => newest && void override(newest, isQuiet(newest.decision) ? 'answer' : 'none'),
        label: t('triage.key'),
      },
    },
    { group: t('conversation.group'), active: mayDecide && newest !== undefined },
  );
  return (
    <section className="mb-4 border-b border-line pb-4">
      <h3 className="mb-2 text-xs font-semibold text-ink3">{t('triage.title')}</h3>
      <Loaded query={query}>
        {({ decision, messages, waiting }) => (
          <>
            {waiting > 0 && (
              <p role="status" className="mb-1 text-ink3">
                {t('triage.waiting', { count: waiting })}
              </p>
            )}
            {messages.length + waiting === 0 && <p className="text-ink3">{t('triage.none')}</p>}
            {messages.slice(0, 1).map((one) => (
              <Message key={one.messageId} triaged={one} mayDecide={mayDecide} onDecide={override} />
            ))}
            {newest && decision && isQuiet(newest.decision) && !isQuiet(decision) && (
              <p className="mt-1.5 text-xs text-ink2">{t('triage.another')}</p>
            )}
            {messages.slice(1).map((one) => (
              <details key={one.messageId} className="mt-2">
                <summary className="flex cursor-pointer gap-1.5 rounded-sm text-xs text-ink2 hover:text-ink">
                  <span className="shrink-0">{t(`triage.decision.${one.decision}`)}</span>
                  <bdi className="min-w-0 flex-1 truncate text-ink3">{one.preview}</bdi>
                  <RelativeTime at={one.at} />
                </summary>
                <div className="mt-2">
                  <Message triaged={one} mayDecide={mayDecide} onDecide={override} />
                </div>
              </details>
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

type MessageProps = { triaged: Triaged; mayDecide: boolean; onDecide: ReturnType<typeof useOverride> };

/** What was decided of one message; each of the four is one click away. */
function Message({ triaged, mayDecide, onDecide }: MessageProps) {
  const set = (decision: TriageDecision) => {
    if (decision !== triaged.decision) void onDecide(triaged, decision);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <fieldset className="flex min-w-0 flex-wrap gap-1">
        <legend className="sr-only">{t('triage.title')}</legend>
        {triageDecisions.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={triaged.decision === one}
            disabled={!mayDecide}
            onClick={() => set(one)}
            className={cx(
              'h-6 rounded-full border px-2.5 text-xs',
              triaged.decision === one
                ? 'border-accent bg-sel font-semibold text-ink'
                : 'border-line2 text-ink2 enabled:hover:bg-hover',
            )}
          >
            {t(`triage.decision.${one}`)}
          </button>
        ))}
      </fieldset>
      <Why triaged={triaged} />
    </div>
  );
}

function Why({ triaged: { rule, reasons, guard, found, override, policyVersion } }: { triaged: Triaged }) {
  const { nameOf, teamNameOf } = usePeople();
  const names = useEntryNames();
  const because = reasons.map(({ condition, value }) => triageReason(condition, value, { teamNameOf, names }));
  return (
    <div className="flex flex-col gap-1 text-xs text-ink3">
      {override && (
        <p className="flex items-start gap-1 text-ink2" title={exactTime(new Date(override.at))}>
          <PencilLine size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
          {t('triage.by', {
            name: nameOf(override.by) ?? t('timeline.actor.somebody'),
            found: t(`triage.decision.${found}`),
          })}
        </p>
      )}
      <p>
        {rule === null ? t('triage.rule.none') : t('triage.rule', { rule })}
        {because.length > 0 && <> {because.join(' · ')}</>}
      </p>
      {guard && (
        <p className="flex items-start gap-1 text-ink2">
          <ShieldAlert size={12} aria-hidden="true" className="mt-0.5 shrink-0" />
          {t('triage.guard', { guard })}
        </p>
      )}
      <p>{t(policyVersion === 0 ? 'triage.version.first' : 'triage.version', { version: policyVersion })}</p>
    </div>
  );
}
