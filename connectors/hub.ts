import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest } from './connector.ts';

/** `sha256=<hex hmac-sha256 of the raw body>`, as Meta signs what it delivers; any of the secrets may have signed. */
export function verifyHub({ headers, body }: RawRequest, secrets: readonly string[]): boolean {
  const told = /^sha256=([0-9a-f]{64})$/.exec(headers['x-hub-signature-256'] ?? '')?.[1];
  if (told === undefined) return false;
  const given = Buffer.from(told, 'hex');
  // Every secret is tried, so that the time taken does not tell which one fits.
  const fits = secrets.map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given));
  return fits.includes(true);
}

/** The word by which Meta proves, when it asks whether an address is ours, that it has it from us. */
export function hubToken(secret: string): string {
  return createHmac('sha256', secret).update('earshot hub verify token').digest('base64url');
}

/** What that question is answered with; null for a question that nobody of ours asked for. */
export function answerHub(
  { query }: RawRequest,
  secrets: readonly string[],
): { contentType: string; body: string } | null {
  const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = query;
  const given = Buffer.from(token);
  const fits = secrets.map((secret) => {
    const wanted = Buffer.from(hubToken(secret));
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
  return mode === 'subscribe' && fits.includes(true) ? { contentType: 'text/plain', body: challenge } : null;
}
