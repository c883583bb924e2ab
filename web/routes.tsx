import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import * as z from 'zod/mini';
import { ApprovalList } from '#contract/approval-list.ts';
import { Id } from '#contract/common.ts';
import { ViewKey } from '#contract/filter.ts';
import { getSetup } from '#contract/workspace.ts';
import { call, wasJustRefused } from './api.ts';
import { AuditSearch } from './features/audit/search.ts';
import { ChannelSearch } from './features/channel/search.ts';
import { ContactSearch } from './features/contact/search.ts';
import { standardPlace } from './features/conversation/place.ts';
import { conversationQuery, viewQuery } from './features/conversation/queries.ts';
import { EmergingSearch } from './features/emerging/search.ts';
import { lastView } from './features/inbox/views.ts';
import { LedgerSearch } from './features/ledger/search.ts';
import { noticesQuery } from './features/notification/queries.ts';
import { openOutbox } from './features/outbox/outbox.ts';
import { SetupSearch } from './features/setup/search.ts';
import { RequestsSearch } from './features/stranger/search.ts';
import { TaskSearch } from './features/task/search.ts';
import { TaxonomySearch } from './features/taxonomy/search.ts';
import { savedViewsQuery } from './features/view/queries.ts';
import { InboxSearch } from './features/view/search.ts';
import { lazyPage } from './lazy.tsx';
import { Frame } from './shell/Frame.tsx';
import { FrameSkeleton } from './shell/FrameSkeleton.tsx';
import { Fault, NotFound, NowherePage } from './shell/faults.tsx';
import { pages } from './shell/pages.ts';
import { followAgent, lacksSecondStep, sessionQuery } from './shell/session.ts';
import { whenIdle } from './when-idle.ts';

/** Begins what a page will ask for while its own files come; when they cannot, the page says so. */
function early<Module>(load: () => Promise<Module>, ask: (module: Module) => unknown): void {
  load().then(ask, () => {});
}

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NowherePage,
});

/** Everything a signed-in person sees. Its children may rely on useSession(). */
const frame = createRoute({
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

/** A standard view, or a saved one by its id. */
const ViewAddress = z.union([ViewKey, Id]);

/** What no view can be called leads nowhere, like any address that is mistyped. */
function viewAtAddress(view: string): z.output<typeof ViewAddress> {
  const { data } = ViewAddress.safeParse(view);
  if (data === undefined) throw notFound();
  return data;
}

const ConversationPage = lazyPage(() => import('./pages/ConversationPage.tsx'), 'ConversationPage', [
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
  component: lazyPage(() => import('./pages/InboxPage.tsx'), 'InboxPage'),
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

const contacts = createRoute({
  getParentRoute: () => frame,
  path: '/contacts',
  validateSearch: ContactSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    early(
      () => import('./features/contact/queries.ts'),
      ({ contactsQuery }) => queryClient.prefetchInfiniteQuery(contactsQuery(deps)),
    ),
  component: lazyPage(() => import('./features/contact/ContactsPage.tsx'), 'ContactsPage', ['contact', 'people']),
});

const contact = createRoute({
  getParentRoute: () => frame,
  path: '/contacts/$contactId',
  loader: ({ context: { queryClient }, params }) => {
    early(
      () => import('./features/contact/queries.ts'),
      ({ contactQuery }) => {
        const query = contactQuery(params.contactId);
        return wasJustRefused(queryClient, query.queryKey) ? undefined : queryClient.prefetchQuery(query);
      },
    );
  },
  component: lazyPage(() => import('./features/contact/ContactPage.tsx'), 'ContactPage', [
    'contact',
    'people',
    'timeline',
  ]),
});

const capture = createRoute({
  getParentRoute: () => frame,
  path: '/capture',
  component: lazyPage(() => import('./features/capture/CapturePage.tsx'), 'CapturePage', ['call', 'people']),
});

const notifications = createRoute({
  getParentRoute: () => frame,
  path: '/notifications',
  loader: ({ context }) => void context.queryClient.prefetchQuery(noticesQuery),
  component: lazyPage(() => import('./features/notification/NotificationsPage.tsx'), 'NotificationsPage', [
    'notification',
    'people',
  ]),
});

const approvals = createRoute({
  getParentRoute: () => frame,
  path: '/approvals',
  validateSearch: z.object({ list: z.optional(ApprovalList) }),
  component: lazyPage(() => import('./features/approval/ApprovalsPage.tsx'), 'ApprovalsPage', [
    'approval',
    'timeline',
    'people',
  ]),
});

const onCall = createRoute({
  getParentRoute: () => frame,
  path: '/on-call',
  component: lazyPage(() => import('./features/rota/OnCallPage.tsx'), 'OnCallPage', ['oncall', 'people']),
});

const escalated = createRoute({
  getParentRoute: () => frame,
  path: '/escalated',
  component: lazyPage(() => import('./features/stakeholder/EscalatedPage.tsx'), 'EscalatedPage', [
    'stakeholder',
    'people',
  ]),
});

const escalatedOne = createRoute({
  getParentRoute: () => frame,
  path: '/escalated/$escalationId',
  component: lazyPage(() => import('./features/stakeholder/EscalatedOnePage.tsx'), 'EscalatedOnePage', [
    'stakeholder',
    'timeline',
  ]),
});

const tasks = createRoute({
  getParentRoute: () => frame,
  path: '/tasks',
  validateSearch: TaskSearch,
  component: lazyPage(() => import('./features/task/TasksPage.tsx'), 'TasksPage', ['conversation', 'people', 'task']),
});

const requests = createRoute({
  getParentRoute: () => frame,
  path: '/requests',
  validateSearch: RequestsSearch,
  component: lazyPage(() => import('./features/stranger/RequestsPage.tsx'), 'RequestsPage', [
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
  component: lazyPage(() => import('./features/emerging/EmergingPage.tsx'), 'EmergingPage', [
    'emerging',
    'policy',
    'people',
  ]),
});

/** The design system with every component in its states: for those who build screens, so in English only. */
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  component: lazyPage(() => import('./features/gallery/GalleryPage.tsx'), 'GalleryPage', ['gallery']),
});

/** The settings: one page beside the list of all. */
const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyPage(() => import('./shell/SettingsFrame.tsx'), 'SettingsFrame', ['people']),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account', replace: true });
  },
});

const account = createRoute({
  getParentRoute: () => settings,
  path: '/account',
  component: lazyPage(() => import('./features/account/AccountPage.tsx'), 'AccountPage', [
    'conversation',
    'people',
    'entry',
  ]),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  validateSearch: z.object({
    tab: z.optional(z.enum(['agents', 'skills', 'teams', 'invitations'])),
    /** Whom to shield: the question opens at once. */
    shield: z.optional(z.string()),
  }),
  component: lazyPage(() => import('./features/people/PeoplePage.tsx'), 'PeoplePage', ['conversation', 'people']),
});

const channels = createRoute({
  getParentRoute: () => settings,
  path: '/channels',
  validateSearch: ChannelSearch,
  component: lazyPage(() => import('./features/channel/ChannelsPage.tsx'), 'ChannelsPage', ['channel', 'people']),
});

const notificationSettings = createRoute({
  getParentRoute: () => settings,
  path: '/notifications',
  validateSearch: z.object({ tab: z.optional(z.enum(['mine', 'alerts', 'ways'])) }),
  component: lazyPage(
    () => import('./features/notification/NotificationSettingsPage.tsx'),
    'NotificationSettingsPage',
    ['notification', 'way', 'policy', 'people'],
  ),
});

const contactFields = createRoute({
  getParentRoute: () => settings,
  path: '/contact-fields',
  component: lazyPage(() => import('./features/contact-field/ContactFieldsPage.tsx'), 'ContactFieldsPage', [
    'contact',
    'people',
  ]),
});

const savedReplies = createRoute({
  getParentRoute: () => settings,
  path: '/saved-replies',
  component: lazyPage(() => import('./features/saved-reply/SavedRepliesPage.tsx'), 'SavedRepliesPage', [
    'replies',
    'contact',
    'people',
  ]),
});

const macros = createRoute({
  getParentRoute: () => settings,
  path: '/macros',
  component: lazyPage(() => import('./features/macro/MacrosPage.tsx'), 'MacrosPage', [
    'conversation',
    'macro',
    'replies',
    'people',
  ]),
});

const priority = createRoute({
  getParentRoute: () => settings,
  path: '/priority',
  component: lazyPage(() => import('./features/priority/PriorityPage.tsx'), 'PriorityPage', [
    'policy',
    'clock',
    'contact',
    'people',
  ]),
});

const routing = createRoute({
  getParentRoute: () => settings,
  path: '/routing',
  component: lazyPage(() => import('./features/routing/RoutingPage.tsx'), 'RoutingPage', [
    'conversation',
    'policy',
    'routing',
    'clock',
    'contact',
    'people',
  ]),
});

const triage = createRoute({
  getParentRoute: () => settings,
  path: '/triage',
  component: lazyPage(() => import('./features/triage/TriagePage.tsx'), 'TriagePage', [
    'policy',
    'clock',
    'contact',
    'people',
  ]),
});

const calendars = createRoute({
  getParentRoute: () => settings,
  path: '/calendars',
  component: lazyPage(() => import('./features/calendar/CalendarsPage.tsx'), 'CalendarsPage', ['policy', 'people']),
});

const clocks = createRoute({
  getParentRoute: () => settings,
  path: '/clocks',
  component: lazyPage(() => import('./features/clock/ClocksPage.tsx'), 'ClocksPage', ['policy', 'clock', 'people']),
});

const authority = createRoute({
  getParentRoute: () => settings,
  path: '/authority',
  component: lazyPage(() => import('./features/authority/AuthorityPage.tsx'), 'AuthorityPage', [
    'authority',
    'policy',
    'oncall',
    'people',
  ]),
});

const words = createRoute({
  getParentRoute: () => settings,
  path: '/words',
  component: lazyPage(() => import('./features/words/WordsPage.tsx'), 'WordsPage', ['authority', 'policy', 'people']),
});

const verification = createRoute({
  getParentRoute: () => settings,
  path: '/verification',
  component: lazyPage(() => import('./features/verification/VerificationPage.tsx'), 'VerificationPage', [
    'verification',
    'authority',
    'policy',
    'people',
  ]),
});

const secrets = createRoute({
  getParentRoute: () => settings,
  path: '/secrets',
  component: lazyPage(() => import('./features/secret/SecretsPage.tsx'), 'SecretsPage', [
    'authority',
    'policy',
    'people',
  ]),
});

const signOff = createRoute({
  getParentRoute: () => settings,
  path: '/sign-off',
  component: lazyPage(() => import('./features/sign-off/SignOffPage.tsx'), 'SignOffPage', [
    'authority',
    'policy',
    'people',
  ]),
});

const escalation = createRoute({
  getParentRoute: () => settings,
  path: '/escalation',
  component: lazyPage(() => import('./features/escalation/EscalationPage.tsx'), 'EscalationPage', [
    'policy',
    'oncall',
    'danger',
    'people',
  ]),
});

const closing = createRoute({
  getParentRoute: () => settings,
  path: '/closing',
  component: lazyPage(() => import('./features/closing/ClosingPage.tsx'), 'ClosingPage', [
    'closing',
    'matter',
    'policy',
    'replies',
    'contact',
    'people',
  ]),
});

const stakeholders = createRoute({
  getParentRoute: () => settings,
  path: '/stakeholders',
  component: lazyPage(() => import('./features/stakeholder/StakeholdersPage.tsx'), 'StakeholdersPage', [
    'stakeholder',
    'people',
  ]),
});

const goingPrivate = createRoute({
  getParentRoute: () => settings,
  path: '/going-private',
  component: lazyPage(() => import('./features/closing/GoingPrivatePage.tsx'), 'GoingPrivatePage', [
    'closing',
    'policy',
    'replies',
    'contact',
    'people',
  ]),
});

const outOfHours = createRoute({
  getParentRoute: () => settings,
  path: '/out-of-hours',
  component: lazyPage(() => import('./features/acknowledgement/OutOfHoursPage.tsx'), 'OutOfHoursPage', [
    'acknowledgement',
    'policy',
    'people',
  ]),
});

const themes = createRoute({
  getParentRoute: () => settings,
  path: '/themes',
  validateSearch: TaxonomySearch,
  component: lazyPage(() => import('./features/taxonomy/TaxonomyPage.tsx'), 'TaxonomyPage', [
    'policy',
    'people',
    'themes',
  ]),
});

const models = createRoute({
  getParentRoute: () => settings,
  path: '/models',
  component: lazyPage(() => import('./features/model/ModelsPage.tsx'), 'ModelsPage', ['policy', 'clock', 'people']),
});

const simulations = createRoute({
  getParentRoute: () => settings,
  path: '/simulations',
  validateSearch: z.object({ id: z.optional(Id) }),
  component: lazyPage(() => import('./features/simulation/SimulationsPage.tsx'), 'SimulationsPage', [
    'conversation',
    'simulation',
    'policy',
    'people',
  ]),
});

const ledger = createRoute({
  getParentRoute: () => settings,
  path: '/ledger',
  validateSearch: LedgerSearch,
  component: lazyPage(() => import('./features/ledger/LedgerPage.tsx'), 'LedgerPage', ['ledger', 'people']),
});

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  component: lazyPage(() => import('./features/api-key/ApiKeysPage.tsx'), 'ApiKeysPage', ['people']),
});

const workspace = createRoute({
  getParentRoute: () => settings,
  path: '/workspace',
  component: lazyPage(() => import('./features/workspace/WorkspacePage.tsx'), 'WorkspacePage', ['people']),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: AuditSearch,
  component: lazyPage(() => import('./features/audit/AuditPage.tsx'), 'AuditPage', ['audit', 'people']),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: SetupSearch,
  component: lazyPage(() => import('./features/setup/SetupPage.tsx'), 'SetupPage', ['entry']),
});

/** Where nobody could sign in yet, the first owner is created. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ back: z.optional(z.string()) }),
  beforeLoad: async () => {
    if ((await call(getSetup)).needed) throw redirect({ to: '/setup', replace: true });
  },
  component: lazyPage(() => import('./features/sign-in/SignInPage.tsx'), 'SignInPage', ['entry']),
});

/** It fills the screen of a room, so nothing stands around it. */
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  loader: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (lacksSecondStep(session)) throw redirect({ to: '/second-step', replace: true });
    await followAgent(session);
  },
  component: lazyPage(() => import('./features/wall/WallPage.tsx'), 'WallPage', ['wall', 'people']),
});

/** Before anything else where everyone needs a second step. */
const secondStep = createRoute({
  getParentRoute: () => root,
  path: '/second-step',
  loader: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!lacksSecondStep(session)) throw redirect({ to: '/', replace: true });
    await followAgent(session);
  },
  component: lazyPage(() => import('./features/second-step/RequiredPage.tsx'), 'RequiredPage', ['entry', 'people']),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyPage(() => import('./features/invitation/InvitePage.tsx'), 'InvitePage', ['entry', 'people']),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyPage(() => import('./features/sign-in/ResetPage.tsx'), 'ResetPage', ['entry']),
});

/** Where the link in a mail to a stakeholder leads, without signing in. */
const linkedEscalation = createRoute({
  getParentRoute: () => root,
  path: '/escalation/$token',
  component: lazyPage(() => import('./features/stakeholder/LinkedEscalationPage.tsx'), 'LinkedEscalationPage', [
    'entry',
    'stakeholder',
    'timeline',
  ]),
});

/** Where the notice of a call leads, without signing in. */
const linkedPage = createRoute({
  getParentRoute: () => root,
  path: '/page/$token',
  component: lazyPage(() => import('./features/page/LinkedPage.tsx'), 'LinkedPage', ['entry', 'oncall']),
});

/** Where a mail leads whom an answer waits for, without signing in. */
const linkedApproval = createRoute({
  getParentRoute: () => root,
  path: '/approve/$token',
  component: lazyPage(() => import('./features/approval/LinkedApprovalPage.tsx'), 'LinkedApprovalPage', [
    'entry',
    'approval',
    'timeline',
  ]),
});

/** Where a customer shows who they are; nobody of ours. */
const identity = createRoute({
  getParentRoute: () => root,
  path: '/confirm/$token',
  component: lazyPage(() => import('./features/verification/IdentityPage.tsx'), 'IdentityPage', ['entry', 'identity']),
});

/** Where a customer tells the rest in private. */
const ticketForm = createRoute({
  getParentRoute: () => root,
  path: '/form/$token',
  component: lazyPage(() => import('./features/ticket-form/TicketFormPage.tsx'), 'TicketFormPage', ['entry', 'form']),
});

const settingsTree = settings.addChildren([
  settingsIndex,
  account,
  people,
  channels,
  notificationSettings,
  contactFields,
  savedReplies,
  macros,
  priority,
  routing,
  calendars,
  clocks,
  authority,
  words,
  verification,
  secrets,
  signOff,
  escalation,
  stakeholders,
  outOfHours,
  goingPrivate,
  closing,
  models,
  triage,
  themes,
  simulations,
  ledger,
  apiKeys,
  workspace,
  audit,
]);
const entryPages = [
  setup,
  signIn,
  secondStep,
  invite,
  reset,
  linkedPage,
  linkedEscalation,
  linkedApproval,
  identity,
  ticketForm,
] as const;
const tree = root.addChildren([
  frame.addChildren([
    index,
    inboxHome,
    inbox.addChildren([conversation]),
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
    settingsTree,
  ]),
  gallery,
  wall,
  ...entryPages,
]);

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
