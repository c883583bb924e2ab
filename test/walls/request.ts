import type { Endpoint } from '#contract/endpoint.ts';
import { tinyPng } from '#sandbox/testing.ts';
import { sessionCookie } from '#server/http/token.ts';
import type { Caller, TestApp } from '../app.ts';
import type { Case } from './cases/case.ts';

export const keyOf = ({ method, path }: Endpoint) => `${method} ${path}`;

/** Sends one case over HTTP; an endpoint that takes bytes gets a small picture. */
export async function request(
  { fastify }: TestApp,
  endpoint: Endpoint,
  caller: Caller,
  { params = {}, query = {}, body }: Case,
): Promise<{ status: number; text: string }> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const isUpload = endpoint.method === 'POST' && /[/-](attachments|files)$/.test(endpoint.path);
  const response = await fastify.inject({
    method: endpoint.method,
    url: path,
    query,
    headers: {
      'x-earshot': '1',
      ...(caller.session ? { cookie: `${sessionCookie}=${caller.session}` } : {}),
      ...(caller.apiKey ? { authorization: `Bearer ${caller.apiKey}` } : {}),
      ...(isUpload ? { 'content-type': 'image/png' } : {}),
    },
    ...(isUpload ? { payload: Buffer.from(tinyPng) } : body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, text: response.payload };
}
