import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Permission } from './permissions.ts';

/** A key of the API; the key itself is shown only when it is made. */
export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(Permission),
  createdBy: z.nullable(z.string()),
  createdById: z.nullable(Id),
  createdAt: Instant,
  lastUsedAt: z.nullable(Instant),
  revokedAt: z.nullable(Instant),
});
export type ApiKey = z.output<typeof ApiKey>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/api-keys',
  permission: 'api_key.manage',
  summary: 'The keys of this workspace, newest first, the revoked included.',
  reply: z.object({ apiKeys: z.array(ApiKey) }),
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/api-keys',
  permission: 'api_key.manage',
  summary: 'Makes a key with some of the own permissions; the key is shown this once.',
  body: z.object({ name: Typed(80), scopes: z.array(Permission).check(z.minLength(1)) }),
  reply: z.object({ apiKey: ApiKey, key: z.string() }),
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api/api-keys/:apiKeyId',
  permission: 'api_key.manage',
  summary: 'Makes a key worthless at once.',
  params: z.object({ apiKeyId: Id }),
  reply: Empty,
});
