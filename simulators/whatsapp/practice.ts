import { createHash } from 'node:crypto';
import type { Play } from '../played.ts';
import type { BusinessNumber } from './people.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import { createTemplate, decideTemplate } from './templates.ts';

const appId = '5550001';

/** WhatsApp, with a business account, a number and a template for each brand. */
export const play: Play = ({ file, house, now, secret }) => {
  const simulator = createSimulator({ file, house, now, app: { id: appId, secret } });
  const { server } = simulator;
  simulator.customer('34600111222', 'Ana Reyes');
  simulator.customer('4915112345678', 'Ben Ode', { username: 'ben.ode' });
  // What was due when the house was closed.
  server.changed();
  return {
    stage: server,
    handle: simulator.handle,
    provide: ({ app, name }) => {
      const display = numberOf(app);
      const known = server.db.get<BusinessNumber>('select * from number where display = ?', display);
      const { id, account_id: accountId } = known ?? newBusiness(simulator, display, name);
      const token = simulator.token(accountId, null);
      return {
        settings: { phoneNumberId: id, businessAccountId: accountId, token, graph: simulator.graph() },
        app: { appId, appSecret: secret },
      };
    },
    close: simulator.close,
  };
};

/** Of those that are kept for invented people. */
function numberOf(app: string): string {
  const digits = createHash('sha256').update(app).digest().readUInt32BE() % 10_000_000;
  return `+1 555 ${String(digits).padStart(7, '0')}`;
}

function newBusiness(simulator: Simulator, display: string, name: string): BusinessNumber {
  const { accountId, number } = simulator.business(display, name);
  const template = {
    ...{ name: 'order_update', language: 'en_US', category: 'UTILITY' },
    components: [
      {
        type: 'BODY',
        text: 'Hello {{1}}, there is news about your order {{2}}. Answer here and we tell you more.',
        example: { body_text: [['Ana', 'A-1007']] },
      },
      { type: 'FOOTER', text: `${name} customer service` },
    ],
  };
  decideTemplate(simulator.server, createTemplate(simulator.server, accountId, template).id, 'APPROVED');
  return number;
}
