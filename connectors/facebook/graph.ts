import type { Session } from '../connector.ts';
import { type Caller, callerOf as callerOfNetwork } from '../graph/call.ts';

export const network = 'Facebook';

export const callerOf = (session: Session): Caller => callerOfNetwork(network, session);
