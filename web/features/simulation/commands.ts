import { useQueryClient } from '@tanstack/react-query';
import {
  cancelSimulation,
  type SimulatedKind,
  type Simulation,
  type StaffedPerson,
  startSimulation,
} from '#contract/simulation.ts';
import { call, errorMessage } from '#web/api.ts';
import { currentRegion } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import type { Period } from './period.ts';
import { simulationsKey } from './queries.ts';

/** What can be done with simulations; a refusal is told. */
export function useSimulationCommands() {
  const client = useQueryClient();

  async function attempt(work: () => Promise<{ simulation: Simulation }>): Promise<Simulation | null> {
    try {
      return (await work()).simulation;
    } catch (error) {
      notice({ title: errorMessage(error), tone: 'error' });
      return null;
    } finally {
      await client.invalidateQueries({ queryKey: simulationsKey });
    }
  }

  return {
    start: ({ from, to }: Period, kinds: readonly SimulatedKind[], people: readonly StaffedPerson[]) =>
      attempt(() => {
        const { timeZone } = currentRegion();
        const staffing = people.length > 0 ? { staffing: { people: [...people] } } : {};
        const body = { from: from.toISOString(), to: to.toISOString(), timeZone, kinds: [...kinds], ...staffing };
        return call(startSimulation, { body });
      }),
    cancel: (simulationId: string) => attempt(() => call(cancelSimulation, { params: { simulationId } })),
  };
}
