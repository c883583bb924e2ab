import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { openOutbox } from '../features/outbox/outbox.ts';
import { Frame } from '../shell/Frame.tsx';
import { FrameSkeleton } from '../shell/FrameSkeleton.tsx';
import { NowherePage } from '../shell/faults.tsx';
import { pages } from '../shell/pages.ts';
import { followAgent, lacksSecondStep, sessionQuery } from '../shell/session.ts';

/** Around every page. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NowherePage,
});

/** Everything a signed-in person sees. Its children may rely on useSession(). */
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  pendingComponent: FrameSkeleton,
  loader: async ({ context, location }) => {
    const [session] = await Promise.all([context.queryClient.ensureQueryData(sessionQuery), openOutbox()]);
    if (lacksSecondStep(session)) throw redirect({ to: '/second-step', replace: true });
    // Their only page.
    const isStakeholder = !session.permissions.includes('inbox.read');
    if (isStakeholder && location.pathname.startsWith('/inbox')) throw redirect({ to: '/escalated', replace: true });
    await followAgent(session);
  },
});

export const index = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: pages[0]?.path ?? '/gallery', replace: true });
  },
});
