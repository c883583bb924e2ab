import { parseArgs } from 'node:util';
import { createPost } from './pages/objects.ts';
import { createSimulator } from './simulator.ts';

/** `node simulators/meta/main.ts --port 4210`: to be tried by hand. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '4210' }, file: { type: 'string', default: ':memory:' } },
});
const simulator = createSimulator({ file: values.file, now: () => new Date(), delivers: true });
const address = await simulator.listen(Number(values.port));
const app = simulator.app('Earshot');
const owner = simulator.person('Olga Owner');
for (const name of ['Lena Ortiz', 'Ben Ode']) simulator.person(name);
for (const name of ['Acme', 'Acme Repairs']) {
  const { id } = simulator.page(name, owner.id);
  createPost(simulator.server, { pageId: id, authorId: id, text: `${name} is open on Saturdays from now on.` });
}
console.log(`Facebook, simulated, at ${address}. Be anybody there. App ${app.id}, its secret ${app.secret}.`);
