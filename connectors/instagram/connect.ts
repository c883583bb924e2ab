import { firstDate } from '../clean.ts';
import type { Connected, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { adsKept } from '../graph/ads.ts';
import {
  type ConnectIo,
  hearsOf,
  inspect as inspectToken,
  refuseLess,
  subscribe,
  subscribedTo,
  unsubscribe,
} from '../graph/app.ts';
import { call, callerFor } from '../graph/call.ts';
import { endOf, ofUnknownAge } from '../long-lived.ts';
import type { Kept, Session, Staying } from '../session.ts';
import { connectAlone, disconnectAlone } from './alone.ts';
import { login as loginField } from './app.ts';
import { callerOf, isAlone, network, placeOf } from './graph.ts';
import { pageFields, scopes, subscribedFields } from './limits.ts';
import { LinkedPage } from './shapes.ts';

export const settings: readonly SettingField[] = [
  loginField,
  {
    name: 'token',
    label: 'Access token',
    help: 'Instead of signing in: a token of the page that the account is linked to, or of a system user; for Instagram alone a token of the account. With the permissions named in the documentation.',
    kind: 'secret',
    required: false,
    isAdvanced: true,
  },
];

export async function connect(given: Record<string, string>, io: ConnectIo): Promise<Connected> {
  const token = given.token?.trim() ?? '';
  if (token === '') throw new ConnectorError('invalid_request', 'Sign in, or give a token.');
  if (isAlone({ settings: given })) return connectAlone(ofUnknownAge(token, io.now()), io);
  return connectAccount(token, io, token);
}

const fields = 'id,name,instagram_business_account{id,username,name,profile_picture_url}';

/** Reads which account the page is linked to, tells Meta where we hear, and asks for its news. */
export async function connectAccount(token: string, io: ConnectIo, userToken: string): Promise<Connected> {
  const ours = io.app ?? {};
  const caller = callerFor(network, ours, token, io);
  const { scopes: given, endsAt } = await inspectToken(caller, ours);
  refuseLess(given, scopes);
  const ads = adsKept(given, userToken);
  const page = await call(caller, { method: 'GET', path: '/me', query: { fields }, reply: LinkedPage });
  const account = page.instagram_business_account;
  if (!account)
    throw new ConnectorError(
      'permission',
      `${page.name || 'The page'} has no Instagram account. Link one in the settings of the page, and sign in again.`,
    );
  const { id, username = id, name, profile_picture_url } = account;
  return {
    origin: `instagram:${ours.appId ?? ''}`,
    account: {
      ...{ externalId: id, handle: username, name: name ?? username },
      ...(profile_picture_url !== undefined && URL.canParse(profile_picture_url) && { avatarUrl: profile_picture_url }),
    },
    settings: {
      ...{ login: 'page', page: page.id },
      webhook: (await hears()) ? 'yes' : 'no',
      ...keptEnd(endsAt),
      ...ads.settings,
    },
    secrets: { token, ...ads.secrets },
  };

  async function hears(): Promise<boolean> {
    const { hookUrl } = io;
    if (hookUrl === undefined) return false;
    // What a page tells of is replaced as a whole, and Facebook's own channel may hear of it too.
    const already = await subscribedTo(caller, ours, page.id);
    const news = {
      object: 'instagram',
      fields: subscribedFields,
      pageFields: already.length > 0 ? already : pageFields,
    } as const;
    return subscribe(caller, ours, { pageId: page.id, hookUrl, news });
  }
}

const keptEnd = (endsAt: Date | null) => ({ endsAt: endsAt?.toISOString() ?? '' });

/** When access ends is told to our app, and may move; a token that is renewed has its own end. */
export async function inspect(session: Session): Promise<Record<string, string>> {
  if (isAlone(session)) return {};
  const { endsAt } = await inspectToken(callerOf(session), session.app ?? {});
  return keptEnd(endsAt);
}

export const endsAt = (kept: Kept): Date | null =>
  isAlone(kept) ? endOf(kept) : (firstDate(kept.settings.endsAt) ?? null);

/** The page's news go on where its own channel, or another workspace, hears by them, and where they are more than we asked for. */
export async function disconnect(session: Session, staying: readonly Staying[]): Promise<void> {
  if (isAlone(session)) return disconnectAlone(session, staying);
  const app = session.app ?? {};
  const pageId = placeOf(session);
  if (hearsOf(staying, app, pageId)) return;
  const caller = callerOf(session);
  const already = await subscribedTo(caller, app, pageId);
  if (already.every((field) => pageFields.includes(field))) await unsubscribe(caller, pageId);
}
