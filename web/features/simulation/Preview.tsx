import { Link } from '@tanstack/react-router';
import History from 'lucide-react/icons/history';
import { useState } from 'react';
import type { PolicyContent } from '#contract/policy.ts';
import { mostPreviewed, previewPolicy, type SimulationResult } from '#contract/simulation.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { periodOf, weekDays } from './period.ts';
import { RoutingFigures } from './RoutingFigures.tsx';
import { RoutingProof } from './RoutingResult.tsx';

type PreviewProps = {
  content: PolicyContent;
  /** It cannot be tried as it stands. */
  isIncomplete: boolean;
};
type Tried = { content: PolicyContent; total: number; result: SimulationResult };

/** What the policy on the page would have done last week, asked for by a press. */
export function Preview({ content, isIncomplete }: PreviewProps) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isStale = tried !== null && JSON.stringify(tried.content) !== JSON.stringify(content);
  const run = async () => {
    setBusy(true);
    await attempt(async () => {
      const { timeZone } = currentRegion();
      const { from, to } = periodOf('week', new Date(), timeZone);
      const body = { content, from: from.toISOString(), to: to.toISOString(), timeZone };
      setTried({ content, ...(await call(previewPolicy, { body })) });
    });
    setBusy(false);
  };
  return (
    <section aria-label={t('simulation.preview')} className="mt-6 rounded-lg border border-line bg-panel p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-40 flex-1">
          <h2 className="font-semibold">{t('simulation.preview')}</h2>
          <p className="text-ink2" role="status">
            {isStale ? t('simulation.preview.stale') : t('simulation.preview.lead')}
          </p>
        </div>
        <Button
          busy={isBusy}
          disabled={isIncomplete}
          icon={<History size={15} aria-hidden="true" />}
          onClick={() => void run()}
        >
          {t('simulation.preview.run')}
        </Button>
      </div>
      {tried && <Found {...tried} isStale={isStale} />}
    </section>
  );
}

function Found({ result, total, isStale }: Tried & { isStale: boolean }) {
  const moved = result.moves.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={isStale ? 'mt-3 opacity-60' : 'mt-3'}>
      {result.routing && (
        <>
          <RoutingProof routing={result.routing} />
          <RoutingFigures isShort routing={result.routing} by="person" />
          <p className="mt-2 mb-4 text-xs text-ink3">
            {t('simulation.handed.count', {
              count: result.routing.moves.reduce((sum, { count }) => sum + count, 0),
              unrouted: result.routing.unrouted.draft.count,
            })}
          </p>
        </>
      )}
      <FiguresTable
        isShort
        caption={t('simulation.figures')}
        header={t('simulation.by.all')}
        rows={result.rows.filter(({ by }) => by === 'all')}
        name={({ kind }) => t(`clock.kind.${kind}`)}
      />
      <p className="mt-2 text-xs text-ink3">
        {t('simulation.moved', { count: moved })}{' '}
        {total > mostPreviewed
          ? t('simulation.preview.capped', { count: result.conversations, total, days: weekDays })
          : t('simulation.preview.all', { count: total, days: weekDays })}{' '}
        <Link to="/settings/simulations" className="text-accent underline">
          {t('simulation.preview.more')}
        </Link>
      </p>
    </div>
  );
}
