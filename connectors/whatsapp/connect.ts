import { firstDate } from '../clean.ts';
import type { AccountChoice, Connected } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { verifyTokenOf } from '../hub.ts';
import type { Http, Kept, Session, Staying } from '../session.ts';
import { type Caller, call, callerOf, Done, Media, Subscribed } from './api.ts';
import { type Found, findNumbers, readNumber } from './find.ts';
import { inspectToken, keptOf, type Token } from './token.ts';

type Io = { http: Http; now(): Date; hookUrl?: string; app?: Record<string, string> };
type Settings = Record<string, string>;

const callerWith = ({ token = '', graph = '' }: Settings, { http, now }: Io): Caller =>
  callerOf({ settings: { graph }, secrets: { token }, http, now });

/** Asks what the token may do, reads the number, and has the network deliver what comes to it to us alone. */
export async function connect(settings: Settings, io: Io): Promise<Connected> {
  const { token = '', graph = '', pin = '' } = settings;
  const caller = callerWith(settings, io);
  const told = await inspectToken(caller, io.app ?? {});
  if (told.missing.length > 0)
    throw new ConnectorError(
      'permission',
      `The access token lacks ${told.missing.join(' and ')}. Make it anew with both.`,
    );
  const { number, businessAccountId } = await locate(caller, told, settings);
  if (pin !== '') await register(caller, number.id, pin);
  if (io.hookUrl !== undefined)
    await call(caller, {
      method: 'POST',
      path: subscribedPath(businessAccountId),
      json: { override_callback_uri: io.hookUrl, verify_token: verifyTokenOf(io.app?.appSecret ?? '') },
      reply: Done,
    });
  return {
    // Ids of people are of one business, not of the network.
    origin: `whatsapp:${businessAccountId}`,
    account: {
      externalId: number.id,
      handle: number.display_phone_number,
      name: number.verified_name || number.display_phone_number,
    },
    settings: { phoneNumberId: number.id, businessAccountId, ...(graph && { graph }), ...keptOf(told) },
    // With its address, to know our own subscription by; the address is as good as a password.
    secrets: { token, ...(io.hookUrl !== undefined && { hook: io.hookUrl }) },
  };
}

const subscribedPath = (businessAccountId = '') => `/${encodeURIComponent(businessAccountId)}/subscribed_apps`;

/**
 * Has the network deliver no more. The subscription is of the business account: it stays while another of its numbers is
 * connected through the same app, in whatever workspace, and where it leads elsewhere by now, such as to another workspace.
 */
export async function disconnect(session: Session, staying: readonly Staying[]): Promise<void> {
  if (staying.some(({ origin, app }) => origin === session.origin && app === session.app?.appId)) return;
  const caller = callerOf(session);
  const path = subscribedPath(session.settings.businessAccountId);
  const { data } = await call(caller, { method: 'GET', path, reply: Subscribed });
  const ours = data.find(({ whatsapp_business_api_data: { id } }) => id === session.app?.appId);
  const { hook } = session.secrets;
  const leadsTo = ours?.override_callback_uri;
  if (!ours || (hook !== undefined && leadsTo !== undefined && leadsTo !== hook)) return;
  await call(caller, { method: 'DELETE', path, reply: Done });
}

/** The number that was typed, else the only one there is. */
async function locate(caller: Caller, token: Token, settings: Settings): Promise<Found> {
  const { phoneNumberId = '', businessAccountId = '' } = settings;
  if (phoneNumberId !== '' && businessAccountId !== '')
    return { number: await readNumber(caller, phoneNumberId), businessAccountId };
  const all = await findNumbers(caller, token, businessAccountId);
  const fitting = all.filter(({ number }) => phoneNumberId === '' || number.id === phoneNumberId);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only;
  if (only) throw new ConnectorError('invalid_request', 'This access token speaks for several numbers. Choose one.');
  throw new ConnectorError(
    'permission',
    'No number was found for which this access token speaks. Give its system user the WhatsApp account, or type phone number ID and WhatsApp Business Account ID.',
  );
}

/** The numbers to choose from where none was typed and there are several; null where there is nothing to choose. */
export async function findAccounts(settings: Settings, io: Io): Promise<AccountChoice | null> {
  const { phoneNumberId = '', businessAccountId = '', ...rest } = settings;
  if (phoneNumberId !== '') return null;
  const caller = callerWith(settings, io);
  const all = await findNumbers(caller, await inspectToken(caller, io.app ?? {}), businessAccountId);
  if (all.length < 2) return null;
  const accounts = all.map(({ number: { id, display_phone_number, verified_name } }) => ({
    ...{ externalId: id, name: verified_name || display_phone_number },
    ...(verified_name && { detail: display_phone_number }),
  }));
  return { accounts, keep: { ...rest, businessAccountId } };
}

export const choose = (keep: Settings, externalId: string, io: Io): Promise<Connected> =>
  connect({ ...keep, phoneNumberId: externalId }, io);

/** A number of one's own becomes one of the Cloud API; the PIN is its two-step verification from then on. */
async function register(caller: Caller, numberId: string, pin: string): Promise<void> {
  if (!/^\d{6}$/.test(pin)) throw new ConnectorError('invalid_request', 'The PIN has six digits.');
  const path = `/${encodeURIComponent(numberId)}/register`;
  await call(caller, { method: 'POST', path, json: { messaging_product: 'whatsapp', pin }, reply: Done });
}

/** When access ends, and what the token may do, are told to our app and may move. */
export const inspect = async (session: Session): Promise<Settings> =>
  keptOf(await inspectToken(callerOf(session), session.app ?? {}));

export const endsAt = ({ settings }: Kept): Date | null => firstDate(settings.endsAt || undefined) ?? null;

/** The bytes of a customer's file: its address holds for five minutes, so it is asked for each time. */
export async function readMedia(session: Session, id: string): Promise<Uint8Array | null> {
  const caller = callerOf(session);
  const { url } = await call(caller, { method: 'GET', path: `/${encodeURIComponent(id)}`, reply: Media });
  const { status, body } = await session.http({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${caller.token}` },
  });
  return status === 200 ? body : null;
}
