import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ViewKey } from '#contract/conversation.ts';
import { conversationQuery, viewQuery } from './features/conversation/queries.ts';
import { lastView } from './features/inbox/views.ts';
import { Frame } from './shell/Frame.tsx';
import { FrameSkeleton } from './shell/FrameSkeleton.tsx';
import { Fault, NotFound } from './shell/faults.tsx';
import { pages } from './shell/pages.ts';
import { followAgent, sessionQuery } from './shell/session.ts';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
});

/** Everything a signed-in person sees. Its children may rely on useSession(). */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  pendingComponent: FrameSkeleton,
  loader: async ({ context }) => followAgent(await context.queryClient.ensureQueryData(sessionQuery)),
});

const index = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: pages[0]?.path ?? '/gallery', replace: true });
  },
});

/** The view this person looked at last. */
const inboxHome = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  beforeLoad: () => {
    throw redirect({ to: '/inbox/$view', params: { view: lastView() }, replace: true });
  },
});

const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox/$view',
  params: { parse: ({ view }) => ({ view: ViewKey.parse(view) }), stringify: ({ view }) => ({ view }) },
  loader: ({ context, params }) => void context.queryClient.prefetchInfiniteQuery(viewQuery(params.view)),
  component: lazyRouteComponent(() => import('./pages/InboxPage.tsx'), 'InboxPage'),
});

const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversationId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(conversationQuery(params.conversationId)),
  component: lazyRouteComponent(() => import('./pages/ConversationPage.tsx'), 'ConversationPage'),
});

/** The design system with every component in its states: for those who build screens, so in English only. */
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./features/gallery/GalleryPage.tsx'), 'GalleryPage'),
});

const tree = root.addChildren([frame.addChildren([index, inboxHome, inbox.addChildren([conversation])]), gallery]);

/** Each page is its own file, loaded when it is opened or pointed at. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    // The query cache decides what is fresh.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultErrorComponent: Fault,
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
