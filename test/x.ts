import { createFindHost } from '#connectors/host.ts';
import { createHttp } from '#connectors/http.ts';
import type { Session } from '#connectors/session.ts';
import { x } from '#connectors/x/index.ts';
import { appName, type Simulator } from '#simulators/x/simulator.ts';

export const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
export const findHost = createFindHost({ allowLoopback: true });
const now = () => new Date();

/** What is typed for our app at a simulated X. */
export const appAt = (server: Simulator, access = 'self-serve'): Record<string, string> => ({
  ...server.app(appName),
  access,
  base: server.url(),
});

/** An account connected by its tokens; what is renewed stays in it. */
export async function connectedAs(
  server: Simulator,
  tokens: { access: string; refresh: string },
  access = 'self-serve',
): Promise<Session> {
  const app = appAt(server, access);
  const given = { accessToken: tokens.access, refreshToken: tokens.refresh };
  const { account, origin, settings, secrets } = await x.connect(given, { http, findHost, now, app });
  const session: Session = {
    ...{ account, origin, settings, secrets, app, http, findHost, now },
    saveSecrets: async (fresh) => {
      session.secrets = fresh;
    },
  };
  return session;
}
