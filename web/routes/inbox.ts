import { createRoute, notFound, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { Id } from '#contract/common.ts';
import { ViewKey } from '#contract/filter.ts';
import { wasJustRefused } from '../api.ts';
import { standardPlace } from '../features/conversation/place.ts';
import { conversationQuery, viewQuery } from '../features/conversation/queries.ts';
import { lastView } from '../features/inbox/views.ts';
import { savedViewsQuery } from '../features/view/queries.ts';
import { InboxSearch } from '../features/view/search.ts';
import { lazyPage } from '../lazy.tsx';
import { whenIdle } from '../when-idle.ts';
import { frame } from './frame.ts';

/** The view this person looked at last. */
const inboxHome = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  beforeLoad: () => {
    throw redirect({ to: '/inbox/$view', params: { view: lastView() }, replace: true });
  },
});

/** A standard view, or a saved one by its id. */
const ViewAddress = z.union([ViewKey, Id]);

/** What no view can be called leads nowhere, like any address that is mistyped. */
function viewAtAddress(view: string): z.output<typeof ViewAddress> {
  const { data } = ViewAddress.safeParse(view);
  if (data === undefined) throw notFound();
  return data;
}

const ConversationPage = lazyPage(() => import('../pages/ConversationPage.tsx'), 'ConversationPage', [
  'composer',
  'contact',
  'conversation',
  'matter',
  'task',
  'timeline',
]);

const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox/$view',
  // Whoever looks at the list opens a conversation next.
  onEnter: () => void whenIdle(() => ConversationPage.preload?.()),
  params: { parse: ({ view }) => ({ view: viewAtAddress(view) }), stringify: ({ view }) => ({ view }) },
  validateSearch: InboxSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    const standard = ViewKey.safeParse(params.view).data;
    if (!standard) return void context.queryClient.prefetchQuery(savedViewsQuery);
    const { filter, sort } = standardPlace(standard);
    void context.queryClient.prefetchInfiniteQuery(
      viewQuery({ filter: deps.filter ?? filter, sort: deps.sort ?? sort }),
    );
  },
  component: lazyPage(() => import('../pages/InboxPage.tsx'), 'InboxPage'),
});

const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversationId',
  loader: ({ context: { queryClient }, params }) => {
    const query = conversationQuery(params.conversationId);
    if (!wasJustRefused(queryClient, query.queryKey)) void queryClient.prefetchQuery(query);
  },
  component: ConversationPage,
});

/** The lists of conversations, and one beside them. */
export const inboxTree = [inboxHome, inbox.addChildren([conversation])] as const;
