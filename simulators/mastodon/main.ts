import { parseArgs } from 'node:util';
import { createSimulator } from './simulator.ts';
import { Variants } from './variants.ts';

/** `node simulators/mastodon/main.ts --port 4200 --vary '{"maxCharacters":5000}'`: to be tried by hand. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4200' },
    file: { type: 'string', default: ':memory:' },
    domain: { type: 'string', default: 'simulated.example' },
    vary: { type: 'string', default: '{}' },
  },
});
const simulator = createSimulator({ file: values.file, domain: values.domain, now: () => new Date() });
simulator.vary(Variants.partial().parse(JSON.parse(values.vary)));
for (const [acct, name] of [
  ['acme', 'Acme'],
  ['lena@kolektiva.example', 'Lena Vogt'],
  ['ben', 'Ben Ode'],
] as const)
  simulator.person(acct, name);
const address = await simulator.listen(Number(values.port));
console.log(`Mastodon, simulated, at ${address}. Be anybody there; the brand is @acme.`);
