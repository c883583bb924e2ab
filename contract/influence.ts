import * as z from 'zod/mini';
import { Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** How far one profile of a person is heard. What the network says, what was seen and what we guess are never mixed. */
export const Influence = z.object({
  profileId: Id,
  network: z.string(),
  handle: z.string(),
  /** As the network says; null where it does not. */
  followers: z.nullable(z.object({ count: z.number(), at: Instant })),
  /** Of their latest public posts, as the network counted them when we last looked; null where none was looked at. */
  observed: z.nullable(
    z.object({
      posts: z.number(),
      /** Medians; null where the network does not count them. */
      views: z.nullable(z.number()),
      likes: z.nullable(z.number()),
      /** When the newest of these figures was read. */
      at: Instant,
    }),
  ),
  /** Ours: how many people may see their next public post; null where there is nothing to guess from. */
  estimate: z.nullable(z.object({ readers: z.number(), from: z.enum(['views', 'followers']) })),
});
export type Influence = z.output<typeof Influence>;

export const listInfluence = endpoint({
  method: 'GET',
  path: '/api/contacts/:contactId/influence',
  permission: 'inbox.read',
  summary: 'Of each profile of a person: followers, what was seen of their posts, and our estimate, each by itself.',
  params: z.object({ contactId: Id }),
  reply: z.object({ influence: z.array(Influence) }),
});
