import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import History from 'lucide-react/icons/history';
import type { Simulation } from '#contract/simulation.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Banner } from '#web/ui/Banner.tsx';
import { Progress } from '#web/ui/Progress.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { useSimulationCommands } from './commands.ts';
import { Drafts } from './Drafts.tsx';
import { isUnderWay, simulationQuery, simulationsQuery } from './queries.ts';
import { Result } from './Result.tsx';
import { StartForm } from './StartForm.tsx';
import { draftWords, periodWords } from './words.ts';

/** Drafts of policies tried on what has passed: what to try, how far it is, and what came out. */
export function SimulationsPage() {
  const query = useQuery(simulationsQuery);
  return (
    <SettingsPage title={t('simulation.title')} permission="policy.manage" lead={t('simulation.lead')}>
      <Loaded query={query}>{({ simulations }) => <Simulations simulations={simulations} />}</Loaded>
    </SettingsPage>
  );
}

function Simulations({ simulations }: { simulations: readonly Simulation[] }) {
  const { id } = useSearch({ from: '/frame/settings/simulations' });
  const navigate = useNavigate({ from: '/settings/simulations' });
  const running = simulations.find(isUnderWay);
  const shown = running ?? simulations.find((one) => one.id === id) ?? simulations[0];
  const others = simulations.filter((one) => one !== shown);
  return (
    <>
      <StartForm isBusy={running !== undefined} onStarted={() => void navigate({ search: {} })} />
      {shown ? (
        <Shown key={shown.id} simulation={shown} />
      ) : (
        <EmptyState icon={<History size={20} aria-hidden="true" />} title={t('simulation.empty')}>
          {t('simulation.empty.lead')}
        </EmptyState>
      )}
      {others.length > 0 && (
        <SettingsSection title={t('simulation.earlier')}>
          <ul className="divide-y divide-line rounded-md border border-line bg-panel">
            {others.map((one) => (
              <li key={one.id}>
                <Link
                  to="/settings/simulations"
                  search={{ id: one.id }}
                  className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-0.5 px-3.5 py-2 hover:bg-hover"
                >
                  <span className="min-w-0 flex-1">{t('simulation.of', sentence(one))}</span>
                  <span className="text-xs text-ink3">
                    {one.state !== 'done' && `${t(`simulation.state.${one.state}`)} · `}
                    <RelativeTime at={one.createdAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </SettingsSection>
      )}
    </>
  );
}

const sentence = (one: Simulation) => ({ drafts: draftWords(one), period: periodWords(one) });

function Shown({ simulation }: { simulation: Simulation }) {
  const { cancel } = useSimulationCommands();
  const { state } = simulation;
  if (isUnderWay(simulation))
    return (
      <div className="mb-8 rounded-lg border border-line bg-panel p-4">
        <Progress
          label={t(state === 'cancelling' ? 'simulation.stopping' : 'simulation.running', sentence(simulation))}
          done={simulation.done}
          total={simulation.total}
          onCancel={state === 'cancelling' ? undefined : () => void cancel(simulation.id)}
        />
      </div>
    );
  return (
    <section aria-label={t('simulation.result')} className="mb-8 border-t border-line pt-5">
      <h2 className="mb-3 text-lg font-semibold">{t('simulation.of', sentence(simulation))}</h2>
      {state === 'done' ? (
        <>
          <Drafts simulation={simulation} />
          <WithResult simulationId={simulation.id} />
        </>
      ) : (
        <Banner tone={state === 'failed' ? 'late' : 'neutral'}>
          {t(state === 'failed' ? 'simulation.failed.lead' : 'simulation.cancelled.lead')}
        </Banner>
      )}
    </section>
  );
}

function WithResult({ simulationId }: { simulationId: string }) {
  const query = useQuery(simulationQuery(simulationId));
  return (
    <Loaded query={query}>
      {({ simulation }) => simulation.result && <Result simulation={simulation} result={simulation.result} />}
    </Loaded>
  );
}
