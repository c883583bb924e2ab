import { ConnectorError, type Session } from '../connector.ts';
import { type Caller, callerOf as callerOfNetwork } from '../graph/call.ts';

export const network = 'Instagram';

export const callerOf = (session: Session): Caller => callerOfNetwork(network, session);

/** The page that the account is linked to: messages leave and are listed there. */
export function pageOf({ settings, account }: Session): string {
  const { page = '' } = settings;
  if (page === '')
    throw new ConnectorError('auth_expired', `The page of ${account.handle} is not known. Connect the account again.`);
  return page;
}

export const pathOf = (id: string, edge = ''): string => `/${encodeURIComponent(id)}${edge}`;
