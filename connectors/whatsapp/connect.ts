import type { Connected, Http, Session } from '../connector.ts';
import { verifyTokenOf } from '../hub.ts';
import { call, callerOf, Done, Media, PhoneNumber } from './api.ts';

type Io = { http: Http; now(): Date; hookUrl?: string; app?: Record<string, string> };

/** Reads the number, and has the network deliver what comes to it to us alone. */
export async function connect(settings: Record<string, string>, io: Io): Promise<Connected> {
  const { phoneNumberId = '', businessAccountId = '', token = '', graph = '' } = settings;
  const kept = { phoneNumberId, businessAccountId, ...(graph ? { graph } : {}) };
  const caller = callerOf({ settings: kept, secrets: { token }, http: io.http, now: io.now });
  const fields = 'id,display_phone_number,verified_name';
  const number = await call(caller, {
    method: 'GET',
    path: `/${encodeURIComponent(phoneNumberId)}?fields=${fields}`,
    reply: PhoneNumber,
  });
  if (io.hookUrl !== undefined)
    await call(caller, {
      method: 'POST',
      path: `/${encodeURIComponent(businessAccountId)}/subscribed_apps`,
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
    settings: kept,
    secrets: { token },
  };
}

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
