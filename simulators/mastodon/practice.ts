import { freeName, type Play } from '../played.ts';
import { findByAcct, issueToken, provide } from './accounts.ts';
import { createSimulator, everyScope } from './simulator.ts';

/** A Mastodon server, with an account for each brand. */
export const play: Play = ({ file, house, now }) => {
  const domain = new URL(house.base).host;
  const simulator = createSimulator({ file, house, now, domain });
  const { server } = simulator;
  // A house takes in plain requests alone; the server is asked for news instead.
  simulator.vary({ streaming: 'missing' });
  provide(server, 'lena@kolektiva.example', 'Lena Vogt');
  provide(server, 'ben', 'Ben Ode');
  return {
    stage: server,
    handle: simulator.handle,
    provide: ({ app, name, handle }) => {
      const known = server.db.get<{ account_id: string }>(
        'select account_id from token where client_id = ? order by created_at limit 1',
        app,
      );
      const acct = () => freeName(handle, (one) => findByAcct(server, one) !== undefined);
      const accountId = known?.account_id ?? provide(server, acct(), name).id;
      return { settings: { instance: house.base, token: issueToken(server, accountId, everyScope, app) }, app: {} };
    },
    close: simulator.close,
  };
};
