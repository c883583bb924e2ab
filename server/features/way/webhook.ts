import { createHmac } from 'node:crypto';
import type { HttpRequest } from '#connectors/session.ts';
import type { Letter, Opened } from './letter.ts';

/**
 * A signed request: `x-earshot-signature: t=<unix seconds>,v1=<hex hmac-sha256 of "t.body">`. Every try of one message
 * carries the same `x-earshot-telling`, by which a receiver knows a second one.
 */
export function webhookRequest(
  { url, secret = '' }: Opened<'webhook'>,
  letter: Letter,
  now: Date,
): Pick<HttpRequest, 'url' | 'headers' | 'body'> {
  const body = JSON.stringify({ id: letter.id, text: letter.composed.title, url: letter.url, ...letter.data });
  const t = Math.floor(now.getTime() / 1_000);
  const mac = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-earshot-signature': `t=${t},v1=${mac}`,
    'x-earshot-telling': letter.id,
  };
  return { url, headers, body };
}
