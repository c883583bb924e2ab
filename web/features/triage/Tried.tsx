import { Link } from '@tanstack/react-router';
import { type TriageDecision, triageDecisions } from '#contract/triage-policy.ts';
import type { TriageMove, TriageTrial } from '#contract/triage-trial.ts';
import { networkName } from '#web/domain/networks.ts';
import { count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Table } from '#web/ui/Table.tsx';

/** What a trial found: how many messages each decision holds of and would, and which would be decided otherwise. */
export function Tried({ trial, isStale }: { trial: TriageTrial; isStale: boolean }) {
  const { state, now, days, startedAt, overridden, moves } = trial;
  const decided = triageDecisions.reduce((sum, decision) => sum + now[decision], 0);
  return (
    <div className="mt-4">
      <p role="status" className="mb-2 text-ink2">
        {t('triage.try.done', { state, count: decided, days })} · <RelativeTime at={startedAt} />
        {isStale && <> · {t('triage.try.stale')}</>}
      </p>
      {decided > 0 && (
        <div className={isStale ? 'opacity-60' : undefined}>
          <Counts trial={trial} />
          {overridden > 0 && (
            <p className="mt-2 text-xs text-ink3">{t('triage.try.overridden', { count: overridden })}</p>
          )}
          <h3 className="mt-5 mb-2 font-semibold">{t('triage.try.moves')}</h3>
          {moves.length === 0 ? (
            <p className="text-ink3">{t('triage.try.same')}</p>
          ) : (
            <ul className="divide-y divide-line rounded-md border border-line bg-panel">
              {moves.map((move) => (
                <Move key={`${move.from} ${move.to}`} move={move} />
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

function Counts({ trial: { now, draft } }: { trial: TriageTrial }) {
  const change = (decision: TriageDecision) => {
    const by = draft[decision] - now[decision];
    return by === 0 ? '–' : `${by > 0 ? '+' : '−'}${count(Math.abs(by))}`;
  };
  return (
    <Table
      caption={t('triage.try')}
      rows={triageDecisions}
      rowKey={(decision) => decision}
      columns={[
        { key: 'decision', header: t('triage.try.decision'), cell: (one) => t(`triage.decision.${one}`) },
        { key: 'now', header: t('triage.try.now'), numeric: true, cell: (one) => count(now[one]) },
        { key: 'draft', header: t('triage.try.draft'), numeric: true, cell: (one) => count(draft[one]) },
        { key: 'change', header: t('triage.try.change'), numeric: true, cell: (one) => <bdi>{change(one)}</bdi> },
      ]}
    />
  );
}

function Move({ move: { from, to, count: messages, examples } }: { move: TriageMove }) {
  return (
    <li className="px-3.5 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">
          {t('triage.try.move', { from: t(`triage.decision.${from}`), to: t(`triage.decision.${to}`) })}
        </span>
        <span className="text-ink3">{t('triage.try.messages', { count: messages })}</span>
      </p>
      <ul className="mt-1">
        {examples.map(({ messageId, conversationId, number, network, preview, after }) => (
          <li key={messageId}>
            <Link
              to="/inbox/$view/$conversationId"
              params={{ view: 'all', conversationId }}
              className="flex min-h-8 flex-wrap items-baseline gap-x-3 gap-y-0.5 rounded-sm py-1 text-xs hover:bg-hover"
            >
              <span className="text-accent underline tabular-nums">#{number}</span>
              <span className="text-ink3">{networkName(network)}</span>
              <bdi className="min-w-0 flex-1 basis-48 truncate text-ink">{preview || t('triage.sample.no_text')}</bdi>
              <span className="text-ink3">
                {after === null ? t('triage.try.rule.none') : t('triage.try.rule', { rule: after })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
