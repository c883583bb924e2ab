import { createSimulator, type Simulator } from './simulator.ts';
import { createTemplate, decideTemplate } from './templates.ts';

export const testApp = { id: '5550001', secret: 'an app secret' };

/** A simulated network on a port of its own with quick deliveries. */
export async function openSimulator(now: () => Date = () => new Date()): Promise<Simulator> {
  const backoff = { firstMs: 20, maxMs: 100, timeoutMs: 10_000 };
  const simulator = createSimulator({ file: ':memory:', app: testApp, now, backoff });
  await simulator.listen(0);
  return simulator;
}

/** A template that the network has approved; answers with its id. */
export function approve(
  simulator: Simulator,
  accountId: string,
  name: string,
  components: object[],
  category = 'UTILITY',
): string {
  const { id } = createTemplate(simulator.server, accountId, { name, language: 'en_US', category, components });
  decideTemplate(simulator.server, id, 'APPROVED');
  return id;
}
