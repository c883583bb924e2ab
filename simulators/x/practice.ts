import { freeName, type Play } from '../played.ts';
import { findByName, getAccount, issueToken, provide, provideApp, type TokenRow } from './accounts.ts';
import { createPost } from './posts.ts';
import { createSimulator, everyScope, type Simulator } from './simulator.ts';

/** X, with an account for each brand. */
export const play: Play = ({ file, house, now }) => {
  const simulator = createSimulator({ file, house, now });
  const { server } = simulator;
  provide(server, 'lena', 'Lena Vogt');
  provide(server, 'ben', 'Ben Ode');
  // What was due when the house was closed.
  server.changed();
  return {
    stage: server,
    handle: simulator.handle,
    provide: ({ app: appName, name, handle }) => {
      const app = provideApp(server, appName);
      const known = server.db.get<TokenRow>(
        'select * from token where client_id = ? order by rowid limit 1',
        app.client_id,
      );
      const accountId = known?.account_id ?? newAccount(simulator, name, handle);
      const { access: accessToken, refresh: refreshToken } = issueToken(server, accountId, app.client_id, everyScope);
      const { client_id: clientId, client_secret: clientSecret, consumer_secret: consumerSecret } = app;
      return {
        settings: { accessToken, refreshToken },
        app: {
          ...{ clientId, clientSecret, consumerSecret, bearerToken: app.bearer },
          ...{ access: 'self-serve', base: house.base },
        },
      };
    },
    close: simulator.close,
  };
};

/** With something to answer. */
function newAccount({ server }: Simulator, name: string, handle: string): string {
  const username = freeName(handle, (one) => findByName(server, one) !== undefined);
  const { id } = provide(server, username, name);
  createPost(server, getAccount(server, id), { text: `${name} is open on Saturdays from now on.` });
  return id;
}
