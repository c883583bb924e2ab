import { parseArgs } from 'node:util';
import { createSimulator } from './simulator.ts';
import { createTemplate, decideTemplate } from './templates.ts';

/** `node simulators/whatsapp/main.ts --port 4300`: to be tried by hand. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '4300' }, file: { type: 'string', default: ':memory:' } },
});
const app = { id: '5550001', secret: 'simulated-app-secret' };
const simulator = createSimulator({ file: values.file, app, now: () => new Date() });
const address = await simulator.listen(Number(values.port));
const { accountId, number, token } = simulator.business('+1 555 010 0200', 'Acme');
simulator.customer('34600111222', 'Ana Reyes');
simulator.customer('4915112345678', 'Ben Ode', { username: 'ben.ode' });
const { id } = createTemplate(simulator.server, accountId, {
  name: 'order_update',
  language: 'en_US',
  category: 'UTILITY',
  components: [
    {
      type: 'BODY',
      text: 'Hello {{1}}, there is news about your order {{2}}. Answer here and we tell you more.',
      example: { body_text: [['Ana', 'A-1007']] },
    },
    { type: 'FOOTER', text: 'Acme customer service' },
  ],
});
decideTemplate(simulator.server, id, 'APPROVED');
console.log(`WhatsApp, simulated, at ${address}. To connect it:
  App ID ${app.id}, app secret ${app.secret}
  Phone number ID ${number.id}, WhatsApp Business Account ID ${accountId}
  Access token ${token}
  Address of the Graph API ${simulator.graph()}`);
