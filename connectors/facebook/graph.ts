import { type Caller, callerOf as callerOfNetwork } from '../graph/call.ts';
import type { Session } from '../session.ts';

export const network = 'Facebook';

export const callerOf = (session: Session): Caller => callerOfNetwork(network, session);
