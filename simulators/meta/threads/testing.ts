import type { Person } from './access.ts';
import { createSimulator, type Simulator } from './simulator.ts';

export type Opened = Simulator & { appId: string; appSecret: string; brand: Person; lena: Person };

/** A simulated Threads on a port of its own with an app of ours, a brand and a customer; it tells of news when asked to. */
export async function openSimulator(now: () => Date = () => new Date()): Promise<Opened> {
  const simulator = createSimulator({ file: ':memory:', now, delivers: false });
  await simulator.listen(0);
  const { id: appId, secret: appSecret } = simulator.app('Earshot');
  const [brand, lena] = [simulator.person('acme', 'Acme'), simulator.person('lena.ortiz', 'Lena Ortiz')];
  return { ...simulator, appId, appSecret, brand, lena };
}
