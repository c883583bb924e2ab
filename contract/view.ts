import * as z from 'zod/mini';
import { Empty, Id, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Sort, ViewFilter } from './filter.ts';

/** Who has a saved view in their list: its owner, the members of a team, or everyone. */
export const Audience = z.enum(['me', 'team', 'everyone']);
export type Audience = z.output<typeof Audience>;

const ViewName = Typed(60);

/** A filter and an order with a name. */
export const SavedView = z.object({
  id: Id,
  name: z.string(),
  filter: ViewFilter,
  sort: Sort,
  audience: Audience,
  /** The team it is shared with; null for other audiences. */
  teamId: z.nullable(Id),
  /** The viewer may rename, change, move and delete it. */
  editable: z.boolean(),
});
export type SavedView = z.output<typeof SavedView>;

/** Teams are named with the audience `team` and only then. */
const shared = { audience: Audience, teamId: z.optional(z.nullable(Id)) };
const one = z.object({ view: SavedView });
const inView = z.object({ viewId: Id });

export const listSavedViews = endpoint({
  method: 'GET',
  path: '/api/saved-views',
  permission: 'inbox.read',
  summary: 'The saved views of the caller, of their teams and of everyone, each in its order.',
  reply: z.object({ views: z.array(SavedView) }),
});

export const countSavedViews = endpoint({
  method: 'GET',
  path: '/api/saved-views/counts',
  permission: 'inbox.read',
  summary:
    'Counts the conversations of each saved view, capped at 100 (shown as 99+); null when counting took too long.',
  reply: z.object({ counts: z.array(z.object({ viewId: Id, count: z.nullable(z.number()) })) }),
});

export const createSavedView = endpoint({
  method: 'POST',
  path: '/api/saved-views',
  permission: 'inbox.read',
  summary: 'Saves a view for oneself or, with the permission view.share, for a team or everyone.',
  body: z.object({ name: ViewName, filter: ViewFilter, sort: z._default(Sort, 'recent'), ...shared }),
  reply: one,
});

export const changeSavedView = endpoint({
  method: 'PATCH',
  path: '/api/saved-views/:viewId',
  permission: 'inbox.read',
  summary: 'Renames a saved view, changes what it shows or with whom it is shared.',
  params: inView,
  body: z.object({
    name: z.optional(ViewName),
    filter: z.optional(ViewFilter),
    sort: z.optional(Sort),
    audience: z.optional(Audience),
    teamId: z.optional(z.nullable(Id)),
  }),
  reply: one,
});

export const deleteSavedView = endpoint({
  method: 'DELETE',
  path: '/api/saved-views/:viewId',
  permission: 'inbox.read',
  summary: 'Deletes a saved view; for twelve hours it can be restored.',
  params: inView,
  reply: Empty,
});

export const restoreSavedView = endpoint({
  method: 'POST',
  path: '/api/saved-views/:viewId/restore',
  permission: 'inbox.read',
  summary: 'Brings a deleted saved view back to its place.',
  params: inView,
  reply: one,
});

export const orderSavedViews = endpoint({
  method: 'PUT',
  path: '/api/saved-views/order',
  permission: 'inbox.read',
  summary: 'Puts saved views of one audience in this order.',
  body: z.object({ viewIds: z.array(Id).check(z.minLength(1), z.maxLength(200)) }),
  reply: Empty,
});
