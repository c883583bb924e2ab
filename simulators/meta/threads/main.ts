import { parseArgs } from 'node:util';
import type { App } from './access.ts';
import { createPost } from './posts.ts';
import { createSimulator, type Simulator } from './simulator.ts';

/** `node simulators/meta/threads/main.ts --port 4230`: to be tried by hand; with `--file` it goes on where it was. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '4230' }, file: { type: 'string', default: ':memory:' } },
});
const simulator = createSimulator({ file: values.file, now: () => new Date(), delivers: true });
const address = await simulator.listen(Number(values.port));
const { id, secret } = simulator.server.db.get<App>('select * from app') ?? populate(simulator);
console.log(`Threads, simulated, at ${address}. Be anybody there. App ${id}, its secret ${secret}.`);

/** A brand and two customers. */
function populate({ app, person, server }: Simulator): { id: string; secret: string } {
  const acme = person('acme', 'Acme');
  person('lena.ortiz', 'Lena Ortiz');
  person('ben.ode', 'Ben Ode');
  createPost(server, { authorId: acme.id, text: 'We are open on Saturdays from now on.' });
  return app('Earshot');
}
