import type { Lack } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { accessEnd } from '../graph/app.ts';
import { Inspected } from '../graph/shapes.ts';
import { type Caller, call } from './api.ts';

type App = Record<string, string>;

/** What a token must be allowed, and what cannot be done without it. */
const needed = [
  { scope: 'whatsapp_business_messaging', asks: 'direct' },
  { scope: 'whatsapp_business_management', asks: 'business' },
] as const satisfies readonly Lack[];

/** Business accounts are those that the token names; many a system user's token names none, though it speaks for some. */
export type Token = {
  missing: string[];
  endsAt: Date | null;
  businessAccountIds: string[];
  userId: string | undefined;
};

/**
 * What the token of a caller is good for, as Meta tells the app. Throws `auth_expired` for one that is over or of another
 * app, and for an app that is not as it was typed.
 */
export async function inspectToken(caller: Caller, { appId = '', appSecret = '' }: App): Promise<Token> {
  const path = `/debug_token?${new URLSearchParams({ input_token: caller.token })}`;
  const asked = call({ ...caller, token: `${appId}|${appSecret}` }, { method: 'GET', path, reply: Inspected });
  const { data } = await asked.catch((error: unknown) => {
    const isRefusal =
      error instanceof ConnectorError && ['auth_expired', 'permission', 'invalid_request'].includes(error.kind);
    if (!isRefusal) throw error;
    const says = 'Meta does not take this App ID with this app secret, or the access token is of another app.';
    throw new ConnectorError('auth_expired', says, { cause: error });
  });
  if (!data.is_valid)
    throw new ConnectorError('auth_expired', 'This access token does not belong to your app, or is over.');
  const managed = data.granular_scopes.filter(({ scope }) => scope === 'whatsapp_business_management');
  return {
    missing: needed.flatMap(({ scope }) => (data.scopes.includes(scope) ? [] : [scope])),
    endsAt: accessEnd(data),
    businessAccountIds: [...new Set(managed.flatMap(({ target_ids }) => target_ids))],
    userId: data.user_id,
  };
}

/** What is kept of it for channel health. */
export const keptOf = ({ missing, endsAt }: Token): Record<string, string> => ({
  missing: missing.join(','),
  endsAt: endsAt?.toISOString() ?? '',
});

export function lacks({ missing = '' }: Record<string, string>): Lack[] {
  const scopes = missing.split(',');
  return needed.filter(({ scope }) => scopes.includes(scope));
}
