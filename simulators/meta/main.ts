import { parseArgs } from 'node:util';
import type { App } from './access.ts';
import { addAccount, addPerson, linkAccount } from './instagram/people.ts';
import { createPost } from './pages/objects.ts';
import { createSimulator, type Simulator } from './simulator.ts';

/** `node simulators/meta/main.ts --port 4210`: to be tried by hand; with `--file` it goes on where it was. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '4210' }, file: { type: 'string', default: ':memory:' } },
});
const simulator = createSimulator({ file: values.file, now: () => new Date(), delivers: true });
const address = await simulator.listen(Number(values.port));
const { id, secret } = simulator.server.db.get<App>('select * from app') ?? populate(simulator);
/** An app of Instagram's own, for accounts that sign in there without a page. */
const ofAlone = 'Earshot for Instagram alone';
const alone = simulator.server.db.get<App>('select * from app where name = ?', ofAlone) ?? simulator.app(ofAlone);
console.log(
  `Meta, simulated, at ${address} (Facebook) and ${address}/instagram. Be anybody there. App ${id}, its secret ${secret}.
For Instagram alone: Instagram app ${alone.id}, its secret ${alone.secret}, any app secret; webhooks at ${address}/instagram/webhooks.`,
);

/** One who looks after two pages, an account without one, and two customers. */
function populate({ app, person, page, server }: Simulator): { id: string; secret: string } {
  const owner = person('Olga Owner');
  for (const name of ['Lena Ortiz', 'Ben Ode']) person(name);
  for (const name of ['Acme', 'Acme Repairs']) {
    const { id: pageId } = page(name, owner.id);
    linkAccount(server, pageId, name.toLowerCase().replace(' ', '.'));
    createPost(server, { pageId, authorId: pageId, text: `${name} is open on Saturdays from now on.` });
  }
  addAccount(server, 'acme.studio');
  for (const username of ['mira.k', 'ben_ode']) addPerson(server, username);
  return app('Earshot');
}
