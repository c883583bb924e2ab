import { ConnectorError } from '../connector-error.ts';
import { type Caller, callerFor, callerOf as callerOfNetwork } from '../graph/call.ts';
import type { Kept, Session } from '../session.ts';
import { alone } from './limits.ts';

export const network = 'Instagram';

/** It signed in at Instagram itself: no page speaks for it, and other hosts serve it. */
export const isAlone = ({ settings }: Pick<Kept, 'settings'>): boolean => settings.login === alone.login;

type App = Record<string, string>;

/** Who asks for an account that stands alone. Without a proof: only Facebook's tokens are known to take one. */
export const aloneCaller = (app: App, token: string, io: Pick<Caller, 'http' | 'now'>): Caller =>
  callerFor(network, { url: app.url ?? alone.url }, token, io);

export function callerOf(session: Session): Caller {
  if (!isAlone(session)) return callerOfNetwork(network, session);
  return callerOfNetwork(network, { ...session, app: { url: session.app?.url ?? alone.url } });
}

/** Where messages leave and are listed: the page that the account is linked to, or the account itself. */
export function placeOf(session: Session): string {
  const { settings, account } = session;
  if (isAlone(session)) return account.externalId;
  const { page = '' } = settings;
  if (page === '')
    throw new ConnectorError('auth_expired', `The page of ${account.handle} is not known. Connect the account again.`);
  return page;
}

export const pathOf = (id: string, edge = ''): string => `/${encodeURIComponent(id)}${edge}`;
