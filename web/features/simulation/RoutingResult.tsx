import type { RoutingResult as Routed } from '#contract/simulation.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Change } from './Change.tsx';
import { Examples } from './Examples.tsx';
import { Line, Lines } from './Lines.tsx';
import { RoutingFigures } from './RoutingFigures.tsx';

/** Who had what and who would have had it, with the conversations behind it. */
export function RoutingResult({ routing }: { routing: Routed }) {
  const { nameOf } = usePeople();
  const name = (id: string | null) => (id === null ? t('simulation.none.person') : (nameOf(id) ?? id));
  return (
    <>
      <SettingsSection title={t('simulation.people')} lead={t('simulation.people.lead')}>
        <RoutingProof routing={routing} />
        <RoutingFigures routing={routing} by="person" />
        <Waits routing={routing} />
      </SettingsSection>
      {routing.teams.some(({ key }) => key !== null) && (
        <SettingsSection title={t('simulation.teams')}>
          <RoutingFigures routing={routing} by="team" />
        </SettingsSection>
      )}
      <SettingsSection title={t('simulation.handed')} lead={t('simulation.handed.lead')}>
        <Lines empty={t('simulation.handed.none')}>
          {routing.moves.map(({ from, to, count, examples }) => (
            <Line key={`${from} ${to}`} examples={examples} count={count}>
              {t('simulation.move', { from: name(from), to: name(to), count })}
            </Line>
          ))}
        </Lines>
      </SettingsSection>
    </>
  );
}

/** How far the rules of then, asked again, gave everything to the same people, and of what they cannot. */
export function RoutingProof({ routing }: { routing: Routed }) {
  const { conversations, alike, different, inexact, leftOut } = routing;
  return (
    <div className="mb-3 max-w-prose text-ink2">
      <p>
        {t('simulation.asked', { count: conversations })}{' '}
        {different.count === 0 && inexact.length === 0
          ? t('simulation.asked.alike.all')
          : t('simulation.asked.alike', { count: alike, total: conversations })}
      </p>
      {different.count > 0 && (
        <p>
          {t('simulation.asked.different', { count: different.count })} <Examples {...different} />
        </p>
      )}
      {inexact.map(({ because, ...some }) => (
        <p key={because}>
          {t('simulation.inexact', { because, count: some.count })} <Examples {...some} />
        </p>
      ))}
      {leftOut > 0 && <p>{t('simulation.left_out', { count: leftOut })}</p>}
    </div>
  );
}

/** How long it took until somebody had a conversation, and what nobody had in the end. */
function Waits({ routing: { waited, unrouted } }: { routing: Routed }) {
  return (
    <dl className="mt-3 grid max-w-prose grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2">
      <dt>{t('simulation.waited')}</dt>
      <dd className="text-end">
        <Change now={waited.now.medianMs} draft={waited.draft.medianMs} isTime />
      </dd>
      <dt>{t('simulation.waited.p90')}</dt>
      <dd className="text-end">
        <Change now={waited.now.p90Ms} draft={waited.draft.p90Ms} isTime />
      </dd>
      <dt>
        {t('simulation.unrouted')} <Examples {...unrouted.draft} />
      </dt>
      <dd className="text-end">
        <Change now={unrouted.now.count} draft={unrouted.draft.count} />
      </dd>
    </dl>
  );
}
