import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
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

/** The design system with every component in its states: for those who build screens, so in English only. */
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyRouteComponent(() => import('./features/gallery/GalleryPage.tsx'), 'GalleryPage'),
});

const tree = root.addChildren([frame.addChildren([index]), gallery]);

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
