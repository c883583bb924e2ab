import { Refusal } from '#sandbox/network.ts';
import type { Answer } from '#sandbox/router.ts';

const titles: Record<number, string> = {
  400: 'Invalid Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found Error',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** What is refused without a type of its own. */
export const blank = 'about:blank';
export const problemType = (name: string): string => `https://api.x.com/2/problems/${name}`;

export const forbidden = (detail: string): Refusal => new Refusal(403, blank, detail);
export const invalid = (detail: string): Refusal => new Refusal(400, problemType('invalid-request'), detail);
export const unauthorized = (): Refusal => new Refusal(401, blank, 'Unauthorized');
export const missing = (id: string): Refusal =>
  new Refusal(404, problemType('resource-not-found'), `Could not find post with id: [${id}].`);

/** A refusal in the form of the API, or of its sign-in. */
export function problem({ status, code, message, headers }: Refusal, { pathname }: URL): Answer {
  if (pathname.startsWith('/2/oauth2/')) return { status, headers, body: { error: code, error_description: message } };
  const type = code.startsWith('https://') ? code : blank;
  const extra = type.endsWith('resource-not-found') ? { resource_type: 'post' } : {};
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
    body: { title: titles[status] ?? 'Error', detail: message, type, status, ...extra },
  };
}

/** What stands in `errors` beside what was found. */
export const notFound = (id: string) => ({
  value: id,
  detail: `Could not find post with ids: [${id}].`,
  title: 'Not Found Error',
  resource_type: 'post',
  parameter: 'ids',
  resource_id: id,
  type: problemType('resource-not-found'),
});
