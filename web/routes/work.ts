import { createRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { ApprovalList } from '#contract/approval-list.ts';
import { wasJustRefused } from '../api.ts';
import { ContactSearch } from '../features/contact/search.ts';
import { EmergingSearch } from '../features/emerging/search.ts';
import { noticesQuery } from '../features/notification/queries.ts';
import { RequestsSearch } from '../features/stranger/search.ts';
import { TaskSearch } from '../features/task/search.ts';
import { lazyPage } from '../lazy.tsx';
import { frame } from './frame.ts';

/** Begins what a page will ask for while its own files come; when they cannot, the page says so. */
function early<Module>(load: () => Promise<Module>, ask: (module: Module) => unknown): void {
  load().then(ask, () => {});
}

const contacts = createRoute({
  getParentRoute: () => frame,
  path: '/contacts',
  validateSearch: ContactSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    early(
      () => import('../features/contact/queries.ts'),
      ({ contactsQuery }) => queryClient.prefetchInfiniteQuery(contactsQuery(deps)),
    ),
  component: lazyPage(() => import('../features/contact/ContactsPage.tsx'), 'ContactsPage', ['contact', 'people']),
});

const contact = createRoute({
  getParentRoute: () => frame,
  path: '/contacts/$contactId',
  loader: ({ context: { queryClient }, params }) => {
    early(
      () => import('../features/contact/queries.ts'),
      ({ contactQuery }) => {
        const query = contactQuery(params.contactId);
        return wasJustRefused(queryClient, query.queryKey) ? undefined : queryClient.prefetchQuery(query);
      },
    );
  },
  component: lazyPage(() => import('../features/contact/ContactPage.tsx'), 'ContactPage', [
    'contact',
    'people',
    'timeline',
  ]),
});

const capture = createRoute({
  getParentRoute: () => frame,
  path: '/capture',
  component: lazyPage(() => import('../features/capture/CapturePage.tsx'), 'CapturePage', ['call', 'people']),
});

const notifications = createRoute({
  getParentRoute: () => frame,
  path: '/notifications',
  loader: ({ context }) => void context.queryClient.prefetchQuery(noticesQuery),
  component: lazyPage(() => import('../features/notification/NotificationsPage.tsx'), 'NotificationsPage', [
    'notification',
    'people',
  ]),
});

const approvals = createRoute({
  getParentRoute: () => frame,
  path: '/approvals',
  validateSearch: z.object({ list: z.optional(ApprovalList) }),
  component: lazyPage(() => import('../features/approval/ApprovalsPage.tsx'), 'ApprovalsPage', [
    'approval',
    'timeline',
    'people',
  ]),
});

const onCall = createRoute({
  getParentRoute: () => frame,
  path: '/on-call',
  component: lazyPage(() => import('../features/rota/OnCallPage.tsx'), 'OnCallPage', ['oncall', 'people']),
});

const escalated = createRoute({
  getParentRoute: () => frame,
  path: '/escalated',
  component: lazyPage(() => import('../features/stakeholder/EscalatedPage.tsx'), 'EscalatedPage', [
    'stakeholder',
    'people',
  ]),
});

const escalatedOne = createRoute({
  getParentRoute: () => frame,
  path: '/escalated/$escalationId',
  component: lazyPage(() => import('../features/stakeholder/EscalatedOnePage.tsx'), 'EscalatedOnePage', [
    'stakeholder',
    'timeline',
  ]),
});

const tasks = createRoute({
  getParentRoute: () => frame,
  path: '/tasks',
  validateSearch: TaskSearch,
  component: lazyPage(() => import('../features/task/TasksPage.tsx'), 'TasksPage', ['conversation', 'people', 'task']),
});

const requests = createRoute({
  getParentRoute: () => frame,
  path: '/requests',
  validateSearch: RequestsSearch,
  component: lazyPage(() => import('../features/stranger/RequestsPage.tsx'), 'RequestsPage', [
    'stranger',
    'conversation',
    'policy',
    'people',
  ]),
});

const emerging = createRoute({
  getParentRoute: () => frame,
  path: '/emerging',
  validateSearch: EmergingSearch,
  component: lazyPage(() => import('../features/emerging/EmergingPage.tsx'), 'EmergingPage', [
    'emerging',
    'policy',
    'people',
  ]),
});

/** What else there is to work on, each a page of its own. */
export const workPages = [
  contacts,
  contact,
  capture,
  notifications,
  approvals,
  onCall,
  escalated,
  escalatedOne,
  tasks,
  requests,
  emerging,
] as const;
