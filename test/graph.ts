import type { Connector } from '#connectors/connector.ts';
import { createFindHost } from '#connectors/host.ts';
import { createHttp } from '#connectors/http.ts';
import type { Session } from '#connectors/session.ts';
import { authorise } from '#simulators/meta/testing.ts';

export const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
export const findHost = createFindHost({ allowLoopback: true });
export const now = (): Date => new Date();

/** The body of a refusal with this status; `codes` are the network's own numbers by status. */
export const errorBody =
  (codes: Record<number, number>) =>
  (status: number): string =>
    JSON.stringify({ error: { message: 'Not now', code: codes[status] ?? 0, fbtrace_id: 'x' } });

/** Accounts of a simulated network of the Graph; `app` is what was typed for ours there. */
export function accountsAt(connector: Connector, app: Record<string, string>) {
  const io = { http, findHost, now, app };
  return {
    /** What a person's yes on the network's page is worth. */
    tokenOf: async (personId: string, settings: Record<string, string> = {}): Promise<string> => {
      const begun = await connector.signIn?.begin(settings, { ...io, callbackUrl: 'http://earshot.test/back' });
      const back = await authorise(begun?.url ?? '', personId);
      const code = back.searchParams.get('code') ?? '';
      const connected = await connector.signIn?.finish(begun?.keep ?? {}, code, io);
      if (!connected || !('secrets' in connected)) throw new Error('The account was not connected.');
      return connected.secrets.token ?? '';
    },
    /** The account as the server would hold it. */
    sessionOf: async (given: Record<string, string>): Promise<Session> => {
      const { account, origin, settings, secrets } = await connector.connect(given, io);
      return { account, origin, settings, secrets, saveSecrets: async () => {}, ...io };
    },
  };
}
