import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HandshakeAnswer, RawRequest } from './connector.ts';

/** The word that Meta says in its handshake: only who knows the app's secret can make it, so it need not be kept. */
export const verifyTokenOf = (appSecret: string): string =>
  createHmac('sha256', appSecret).update('earshot webhook').digest('base64url');

/** `sha256=<hex>` over the raw bytes. Every secret is tried, so that the time taken does not tell which one fits. */
export function verify({ headers, body }: RawRequest, secrets: readonly string[]): boolean {
  const [, told] = /^sha256=([0-9a-f]{64})$/.exec(headers['x-hub-signature-256'] ?? '') ?? [];
  if (told === undefined) return false;
  const given = Buffer.from(told, 'hex');
  return secrets
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given))
    .includes(true);
}

/** The challenge goes back as it came, to who says the right word. */
export function challenge({ query }: RawRequest, secrets: readonly string[]): HandshakeAnswer | null {
  const said = Buffer.from(String(query['hub.verify_token'] ?? ''));
  const fits = secrets.map((secret) => {
    const wanted = Buffer.from(verifyTokenOf(secret));
    return wanted.length === said.length && timingSafeEqual(wanted, said);
  });
  const text = String(query['hub.challenge'] ?? '');
  const isAsked = query['hub.mode'] === 'subscribe' && /^[\w.-]{1,200}$/.test(text);
  return isAsked && fits.includes(true) ? { contentType: 'text/plain', body: text } : null;
}
