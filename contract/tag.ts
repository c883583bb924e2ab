import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

export const listTags = endpoint({
  method: 'GET',
  path: '/api/tags',
  permission: 'inbox.read',
  summary: 'Every tag of the workspace.',
  reply: z.object({ tags: z.array(z.object({ name: z.string(), uses: z.nullable(z.number()) })) }),
});
