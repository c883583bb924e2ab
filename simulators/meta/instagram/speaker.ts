import type { Call } from '#sandbox/router.ts';
import { pageOf, tokenOf } from '../access.ts';
import { newSecret, refuse, type Server } from '../store.ts';
import { type Account, accountOfPage, findAccount } from './people.ts';

/** What an account gave that signed in at Instagram itself. */
export type OwnToken = {
  token: string;
  app_id: string;
  account_id: string;
  scopes: string;
  issued_at: string;
  expires_at: string;
  revoked_at: string | null;
};

/** By their beginning such tokens are told from those of pages. */
const beginning = 'IGAA';

type Issued = { appId: string; accountId: string; scopes: string; forMs: number };

export function issueOwnToken(server: Server, { appId, accountId, scopes, forMs }: Issued): string {
  const token = `${beginning}${newSecret(60)}`;
  const now = server.now();
  server.db.run(
    'insert into ig_token values (?, ?, ?, ?, ?, ?, null)',
    ...[token, appId, accountId, scopes, now.toISOString(), new Date(now.getTime() + forMs).toISOString()],
  );
  return token;
}

/** A token that still holds. Throws in the words for what is wrong with it. */
export function goodOwnToken(server: Server, token: string): OwnToken {
  const row = server.db.get<OwnToken>('select * from ig_token where token = ?', token);
  if (!row) throw refuse('bad_token', 'Invalid OAuth access token - Cannot parse access token');
  if (row.revoked_at !== null)
    throw refuse('app_removed', 'Error validating access token: The user has not authorized');
  if (row.expires_at <= server.now().toISOString())
    throw refuse('expired_token', 'Error validating access token: Session has expired');
  return row;
}

/** The token with which an account speaks for itself; null for a call with another. */
export function ownTokenIn({ request, query }: Pick<Call, 'request' | 'query'>): string | null {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const given = query.get('access_token') ?? bearer ?? '';
  return given.startsWith(beginning) ? given : null;
}

/** What the permissions of a page are called where the account speaks for itself. */
const ownScopes: Record<string, string> = {
  instagram_basic: 'instagram_business_basic',
  instagram_manage_comments: 'instagram_business_manage_comments',
  instagram_manage_messages: 'instagram_business_manage_messages',
};

export type Speaker = { account: Account; appId: string; isAlone: boolean };

/** The account that speaks and through which app: by a token of its own, or by that of the page it is linked to. */
export function speakerOf(server: Server, call: Call, scope: string): Speaker {
  const own = ownTokenIn(call);
  if (own === null) {
    const account = ofPage(server, pageOf(server, call, scope));
    return { account, appId: tokenOf(server, call).app_id, isAlone: false };
  }
  const { account_id, app_id: appId, scopes } = goodOwnToken(server, own);
  const account = findAccount(server, account_id);
  const needed = ownScopes[scope] ?? scope;
  if (!account || !scopes.split(',').includes(needed))
    throw refuse('no_permission', `(#10) Application does not have permission for this action: ${needed}`);
  return { account, appId, isAlone: true };
}

function ofPage(server: Server, pageId: string): Account {
  const account = accountOfPage(server, pageId);
  if (account) return account;
  throw refuse('no_permission', '(#10) The page has no Instagram account');
}

/** Its id for an app, which is another than the one by which everything else goes. */
export const scopedIdOf = ({ id }: Account): string => `26${id}`;
