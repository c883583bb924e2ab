import { Refusal } from '#sandbox/network.ts';
import type { Answer } from '#sandbox/router.ts';

/** The network's refusals by its codes, with the status they come with. */
const known: Readonly<Record<number, readonly [status: number, message: string]>> = {
  100: [400, 'Invalid parameter'],
  190: [401, 'Error validating access token'],
  33: [400, 'Unsupported request. Object does not exist, cannot be loaded due to missing permissions'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131026: [400, 'Message undeliverable'],
  131047: [400, 'Re-engagement message'],
  131051: [400, 'Unsupported message type'],
  131053: [400, 'Media upload error'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  130429: [429, 'Rate limit hit'],
  131057: [503, 'Account in maintenance mode'],
  131000: [500, 'Something went wrong'],
  133005: [400, 'Two step verification PIN mismatch'],
  133010: [400, 'Phone number not registered'],
  132000: [400, 'Number of parameters does not match the expected number of params'],
  132001: [404, 'Template name does not exist in the translation'],
  2200: [400, 'Callback verification failed'],
};

export function graphRefusal(code: number, details = '', headers: Record<string, string> = {}): Refusal {
  const [status, message] = known[code] ?? [400, 'Unknown error'];
  return new Refusal(status, String(code), details === '' ? message : `${message}\n${details}`, headers);
}

/** The same as it stands in the status of a message. */
export function statusError(code: number, details = '') {
  const [, title] = known[code] ?? [400, 'Unknown error'];
  return { code, title, message: title, error_data: { details }, href: 'https://example.com/error-codes' };
}

/** As the Graph API writes it; what is no code of its own is a request that it does not know. */
export function graphAnswer({ status, code, message, headers }: Refusal): Answer {
  const number = /^\d+$/.test(code) ? Number(code) : status >= 500 ? 131000 : 100;
  const [title = '', details] = message.split('\n');
  return {
    status,
    headers,
    body: {
      error: {
        message: `(#${number}) ${title}`,
        type: number === 190 ? 'OAuthException' : 'GraphMethodException',
        code: number,
        ...(details ? { error_data: { messaging_product: 'whatsapp', details } } : {}),
        fbtrace_id: 'simulated',
      },
    },
  };
}
