import { parseArgs } from 'node:util';
import { appName, createSimulator } from './simulator.ts';
import { Variants } from './variants.ts';

/** `node simulators/x/main.ts --port 4220 --vary '{"access":"enterprise"}'`: to be tried by hand. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4220' },
    file: { type: 'string', default: ':memory:' },
    vary: { type: 'string', default: '{}' },
  },
});
const simulator = createSimulator({ file: values.file, now: () => new Date() });
simulator.vary(Variants.partial().parse(JSON.parse(values.vary)));
for (const [username, name] of [
  ['acme', 'Acme'],
  ['lena', 'Lena Vogt'],
  ['ben', 'Ben Ode'],
] as const)
  simulator.person(username, name);
const address = await simulator.listen(Number(values.port));
const app = simulator.app(appName);
console.log(`X, simulated, at ${address}. Be anybody there; the brand is @acme. Connect with:
  Client ID           ${app.clientId}
  Client secret       ${app.clientSecret}
  API key secret      ${app.consumerSecret}
  Bearer token        ${app.bearerToken}
  Address of the API  ${address}`);
