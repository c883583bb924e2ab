import { firstDate } from '../clean.ts';
import type { Connected, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { adsKept } from '../graph/ads.ts';
import { type ConnectIo, hearsOf, inspect as inspectToken, refuseLess, subscribe, unsubscribe } from '../graph/app.ts';
import { call, callerFor } from '../graph/call.ts';
import type { Kept, Session, Staying } from '../session.ts';
import { callerOf, network } from './graph.ts';
import { scopes, subscribedFields } from './limits.ts';
import { Page } from './shapes.ts';

export const settings: readonly SettingField[] = [
  {
    name: 'token',
    label: 'Page access token',
    help: 'Instead of signing in: a token of the page or of a system user, with the permissions named in the documentation.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
];

export async function connect({ token = '' }: Record<string, string>, io: ConnectIo): Promise<Connected> {
  if (token === '') throw new ConnectorError('invalid_request', 'Sign in, or give a token of the page.');
  return connectPage(token, io, token);
}

const news = { object: 'page', fields: subscribedFields, pageFields: subscribedFields } as const;

/** Reads who the page is, tells Facebook where we hear, and asks for its news. */
export async function connectPage(token: string, io: ConnectIo, userToken: string): Promise<Connected> {
  const ours = io.app ?? {};
  const caller = callerFor(network, ours, token, io);
  const page = await call(caller, { method: 'GET', path: '/me', query: { fields: 'id,name,username' }, reply: Page });
  const { scopes: given, endsAt } = await inspectToken(caller, ours);
  refuseLess(given, scopes);
  const ads = adsKept(given, userToken);
  const { hookUrl } = io;
  const hears = hookUrl !== undefined && (await subscribe(caller, ours, { pageId: page.id, hookUrl, news }));
  return {
    origin: `facebook:${ours.appId ?? ''}`,
    account: { externalId: page.id, handle: page.username ?? page.name, name: page.name },
    settings: { webhook: hears ? 'yes' : 'no', ...keptEnd(endsAt), ...ads.settings },
    secrets: { token, ...ads.secrets },
  };
}

const keptEnd = (endsAt: Date | null) => ({ endsAt: endsAt?.toISOString() ?? '' });

/** When access ends is told to our app, and may move. */
export async function inspect(session: Session): Promise<Record<string, string>> {
  const { endsAt } = await inspectToken(callerOf(session), session.app ?? {});
  return keptEnd(endsAt);
}

export const endsAt = ({ settings: kept }: Kept): Date | null => firstDate(kept.endsAt) ?? null;

/** Instagram hears by the same subscription, where an account is connected through this page, and so may another workspace. */
export async function disconnect(session: Session, staying: readonly Staying[]): Promise<void> {
  const { externalId } = session.account;
  if (hearsOf(staying, session.app ?? {}, externalId)) return;
  await unsubscribe(callerOf(session), externalId);
}
