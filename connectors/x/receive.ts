import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HandshakeAnswer, RawRequest } from '../connector.ts';
import { readDelivery } from './delivery.ts';

const proofOf = (secret: string, bytes: string | Uint8Array): Buffer =>
  createHmac('sha256', secret).update(bytes).digest();

/** `sha256=` and the base64 of an HMAC with the API key secret over the raw bytes. */
export function verify({ headers, body }: RawRequest, secrets: readonly string[]): boolean {
  const [, told] = /^sha256=([A-Za-z0-9+/]{43}=)$/.exec(headers['x-twitter-webhooks-signature'] ?? '') ?? [];
  if (told === undefined) return false;
  const given = Buffer.from(told, 'base64');
  // Every secret is tried, so that the time taken does not tell which one fits.
  return secrets.map((secret) => timingSafeEqual(proofOf(secret, body), given)).includes(true);
}

/** X asks while an address is registered and then again and again whether we hold the secret. */
export function challenge({ query }: RawRequest, secrets: readonly string[]): HandshakeAnswer | null {
  const { crc_token: token } = query;
  const [secret] = secrets;
  if (typeof token !== 'string' || token === '' || secret === undefined) return null;
  const answer = { response_token: `sha256=${proofOf(secret, token).toString('base64')}` };
  return { contentType: 'application/json', body: JSON.stringify(answer) };
}

/** For whom of us a delivery is. */
export function accountsOf(body: Uint8Array): string[] {
  const delivery = readDelivery(body);
  if (delivery.is === 'activity') return [delivery.activity.data.filter.user_id];
  return delivery.is === 'older' ? [delivery.older.for_user_id] : [];
}
