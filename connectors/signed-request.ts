import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { RawRequest } from './connector.ts';
import { parseJson } from './graph/json.ts';
import { Id } from './graph/shapes.ts';

const Payload = z.looseObject({ algorithm: z.string(), user_id: Id });

/**
 * The person of Meta's `signed_request`: a form with a signature and a payload, both in base64url, with a point between.
 * Null for what is none, or is signed with none of the secrets.
 */
export function erasureAsked({ headers, body }: RawRequest, secrets: readonly string[]): string | null {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return null;
  const request = new URLSearchParams(new TextDecoder().decode(body)).get('signed_request') ?? '';
  const [, signature = '', payload = ''] = /^([\w-]+)=*\.([\w-]+)=*$/.exec(request) ?? [];
  const given = Buffer.from(signature, 'base64url');
  // All are tried, so that the time taken does not tell which one fits.
  const fits = secrets.map((secret) => {
    const wanted = createHmac('sha256', secret).update(payload).digest();
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
  const { data } = Payload.safeParse(parseJson(Buffer.from(payload, 'base64url')));
  return fits.includes(true) && data?.algorithm.toUpperCase() === 'HMAC-SHA256' ? data.user_id : null;
}
