import { useQuery } from '@tanstack/react-query';
import CircleCheck from 'lucide-react/icons/circle-check';
import Fingerprint from 'lucide-react/icons/fingerprint-pattern';
import Lightbulb from 'lucide-react/icons/lightbulb';
import OctagonX from 'lucide-react/icons/octagon-x';
import Stamp from 'lucide-react/icons/stamp';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { TimelineMessage } from '#contract/timeline.ts';
import { type GateRun, listGateRuns } from '#contract/trace.ts';
import { call, errorMessage } from '#web/api.ts';
import { usePeople } from '#web/domain/people.ts';
import { exactTime } from '#web/format.ts';
import { isMessageKey, t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';

type TraceProps = { message: Pick<TimelineMessage, 'id' | 'text'>; onClose: () => void };

/** What every check of the gate said to a message of ours, and the seal that binds it to these very words. */
export function TraceDialog({ message, onClose }: TraceProps) {
  const query = useQuery({
    queryKey: ['gate-runs', message.id],
    queryFn: ({ signal }) => call(listGateRuns, { params: { messageId: message.id }, signal }),
  });
  return (
    <Dialog open onOpenChange={onClose} title={t('trace.title')} description={t('trace.description')}>
      <div className="pb-4">
        <p dir="auto" className="mb-4 line-clamp-3 border-s-2 border-line2 ps-3 break-words text-ink2">
          {message.text}
        </p>
        {query.isPending && <SkeletonRows count={4} />}
        {query.isError && (
          <ErrorState
            title={t('trace.failed')}
            message={errorMessage(query.error)}
            onRetry={() => void query.refetch()}
          />
        )}
        {query.data?.runs.length === 0 && <EmptyState title={t('trace.empty')}>{t('trace.empty.body')}</EmptyState>}
        <ol className="flex flex-col gap-5">
          {query.data?.runs.map((run) => (
            <li key={run.id}>
              <Run run={run} />
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}

function Run({ run }: { run: GateRun }) {
  const { nameOf } = usePeople();
  const { actor, approval, checks, policies, publishReason } = run;
  const who = actor.name ?? nameOf(actor.id) ?? t('trace.program');
  const quiet = checks.filter(({ verdict }) => verdict === 'pass');
  const found = checks.filter(({ verdict }) => verdict !== 'pass');
  return (
    <section aria-label={t('trace.run', { verb: run.verb, outcome: run.outcome })}>
      <h3 className="font-semibold">{t('trace.run', { verb: run.verb, outcome: run.outcome })}</h3>
      <p className="mb-2 text-xs text-ink3">
        <bdi>{who}</bdi> · <time dateTime={run.at}>{exactTime(new Date(run.at))}</time>
      </p>
      {approval && (
        <div className="mb-2 text-xs text-ink2">
          <p>{t('trace.approved', { name: nameOf(approval.by) ?? t('trace.somebody') })}</p>
          {approval.comment !== '' && (
            <p dir="auto" className="mt-1 border-s-2 border-line2 ps-3 text-ink">
              {approval.comment}
            </p>
          )}
        </div>
      )}
      {publishReason !== null && (
        <div className="mb-2 text-xs text-ink2">
          <p>{t('trace.published')}</p>
          <p dir="auto" className="mt-1 border-s-2 border-line2 ps-3 break-words text-ink">
            {publishReason}
          </p>
        </div>
      )}
      <ul className="flex flex-col gap-1.5">
        {found.map(({ check, verdict, reason }) => (
          <Line key={`${check} ${reason}`} verdict={verdict} name={nameOfCheck(check)}>
            {said('trace.found.', reason)} <span className="text-ink3">{said('trace.verdict.', verdict)}</span>
          </Line>
        ))}
        <Line verdict="pass" name={t('trace.fine', { count: quiet.length })}>
          {quiet.map(({ check }) => nameOfCheck(check)).join(' · ')}
        </Line>
      </ul>
      <div className="mt-3 rounded-md bg-bg px-3 py-2 text-xs text-ink2">
        <p className="flex items-start gap-2">
          <Fingerprint
            size={14}
            aria-hidden="true"
            className={cx('mt-px shrink-0', run.isWhole === false ? 'text-late' : 'text-ok')}
          />
          <span>{t('trace.seal', { whole: String(run.isWhole) })}</span>
        </p>
        <code className="mt-1 block break-all text-ink3">{run.seal}</code>
        {Object.keys(policies).length > 0 && (
          <p className="mt-1 text-ink3">
            {Object.entries(policies)
              .map(([kind, version]) => t('trace.policy', { kind, version }))
              .join(' · ')}
          </p>
        )}
      </div>
    </section>
  );
}

const icons = {
  pass: { Icon: CircleCheck, tone: 'text-ok' },
  hint: { Icon: Lightbulb, tone: 'text-ink3' },
  warn: { Icon: TriangleAlert, tone: 'text-soon' },
  approval: { Icon: Stamp, tone: 'text-soon' },
  stop: { Icon: OctagonX, tone: 'text-late' },
};

type LineProps = { verdict: keyof typeof icons; name: string; children: ReactNode };

function Line({ verdict, name, children }: LineProps) {
  const { Icon, tone } = icons[verdict];
  return (
    <li className="flex items-start gap-2 text-xs">
      <Icon size={14} aria-hidden="true" className={cx('mt-px shrink-0', tone)} />
      <span className="min-w-0 break-words text-ink2">
        <b className="font-semibold text-ink">{name}</b> {children}
      </span>
    </li>
  );
}

const nameOfCheck = (check: string) => said('trace.check.', check);

/** A code in the reader's words; a check that has none says its code. */
function said(prefix: 'trace.check.' | 'trace.found.' | 'trace.verdict.', code: string): string {
  const key = `${prefix}${code}`;
  return isMessageKey(key) ? t(key) : code;
}
