import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { alonePages } from './routes/entry.ts';
import { frame, index, root } from './routes/frame.ts';
import { inboxTree } from './routes/inbox.ts';
import { settingsTree } from './routes/settings.ts';
import { workPages } from './routes/work.ts';
import { Fault, NotFound } from './shell/faults.tsx';

const tree = root.addChildren([frame.addChildren([index, ...inboxTree, ...workPages, settingsTree]), ...alonePages]);

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
