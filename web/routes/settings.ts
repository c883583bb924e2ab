import { createRoute, type RouteComponent, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { Id } from '#contract/common.ts';
import { AuditSearch } from '../features/audit/search.ts';
import { ChannelSearch } from '../features/channel/search.ts';
import { LedgerSearch } from '../features/ledger/search.ts';
import { TaxonomySearch } from '../features/taxonomy/search.ts';
import { lazyPage } from '../lazy.tsx';
import { frame } from './frame.ts';

/** The settings: one page beside the list of all. */
const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  component: lazyPage(() => import('../shell/SettingsFrame.tsx'), 'SettingsFrame', ['people']),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account', replace: true });
  },
});

/** A page of the settings whose address says all. */
const settingsPage = <Path extends string, Page extends RouteComponent>(path: Path, component: Page) =>
  createRoute({ getParentRoute: () => settings, path, component });

const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  validateSearch: z.object({
    tab: z.optional(z.enum(['agents', 'skills', 'teams', 'invitations'])),
    /** Whom to shield: the question opens at once. */
    shield: z.optional(z.string()),
  }),
  component: lazyPage(() => import('../features/people/PeoplePage.tsx'), 'PeoplePage', ['conversation', 'people']),
});

const channels = createRoute({
  getParentRoute: () => settings,
  path: '/channels',
  validateSearch: ChannelSearch,
  component: lazyPage(() => import('../features/channel/ChannelsPage.tsx'), 'ChannelsPage', ['channel', 'people']),
});

const notificationSettings = createRoute({
  getParentRoute: () => settings,
  path: '/notifications',
  validateSearch: z.object({ tab: z.optional(z.enum(['mine', 'alerts', 'ways'])) }),
  component: lazyPage(
    () => import('../features/notification/NotificationSettingsPage.tsx'),
    'NotificationSettingsPage',
    ['notification', 'way', 'policy', 'people'],
  ),
});

const themes = createRoute({
  getParentRoute: () => settings,
  path: '/themes',
  validateSearch: TaxonomySearch,
  component: lazyPage(() => import('../features/taxonomy/TaxonomyPage.tsx'), 'TaxonomyPage', [
    'policy',
    'people',
    'themes',
  ]),
});

const simulations = createRoute({
  getParentRoute: () => settings,
  path: '/simulations',
  validateSearch: z.object({ id: z.optional(Id) }),
  component: lazyPage(() => import('../features/simulation/SimulationsPage.tsx'), 'SimulationsPage', [
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
  component: lazyPage(() => import('../features/ledger/LedgerPage.tsx'), 'LedgerPage', ['ledger', 'people']),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: AuditSearch,
  component: lazyPage(() => import('../features/audit/AuditPage.tsx'), 'AuditPage', ['audit', 'people']),
});

/** Every page of the settings, in the frame around them. */
export const settingsTree = settings.addChildren([
  settingsIndex,
  settingsPage(
    '/account',
    lazyPage(() => import('../features/account/AccountPage.tsx'), 'AccountPage', ['conversation', 'people', 'entry']),
  ),
  people,
  channels,
  notificationSettings,
  settingsPage(
    '/contact-fields',
    lazyPage(() => import('../features/contact-field/ContactFieldsPage.tsx'), 'ContactFieldsPage', [
      'contact',
      'people',
    ]),
  ),
  settingsPage(
    '/saved-replies',
    lazyPage(() => import('../features/saved-reply/SavedRepliesPage.tsx'), 'SavedRepliesPage', [
      'replies',
      'contact',
      'people',
    ]),
  ),
  settingsPage(
    '/macros',
    lazyPage(() => import('../features/macro/MacrosPage.tsx'), 'MacrosPage', [
      'conversation',
      'macro',
      'replies',
      'people',
    ]),
  ),
  settingsPage(
    '/priority',
    lazyPage(() => import('../features/priority/PriorityPage.tsx'), 'PriorityPage', [
      'policy',
      'clock',
      'contact',
      'people',
    ]),
  ),
  settingsPage(
    '/routing',
    lazyPage(() => import('../features/routing/RoutingPage.tsx'), 'RoutingPage', [
      'conversation',
      'policy',
      'routing',
      'clock',
      'contact',
      'people',
    ]),
  ),
  settingsPage(
    '/calendars',
    lazyPage(() => import('../features/calendar/CalendarsPage.tsx'), 'CalendarsPage', ['policy', 'people']),
  ),
  settingsPage(
    '/clocks',
    lazyPage(() => import('../features/clock/ClocksPage.tsx'), 'ClocksPage', ['policy', 'clock', 'people']),
  ),
  settingsPage(
    '/authority',
    lazyPage(() => import('../features/authority/AuthorityPage.tsx'), 'AuthorityPage', [
      'authority',
      'policy',
      'oncall',
      'people',
    ]),
  ),
  settingsPage(
    '/words',
    lazyPage(() => import('../features/words/WordsPage.tsx'), 'WordsPage', ['authority', 'policy', 'people']),
  ),
  settingsPage(
    '/verification',
    lazyPage(() => import('../features/verification/VerificationPage.tsx'), 'VerificationPage', [
      'verification',
      'authority',
      'policy',
      'people',
    ]),
  ),
  settingsPage(
    '/secrets',
    lazyPage(() => import('../features/secret/SecretsPage.tsx'), 'SecretsPage', ['authority', 'policy', 'people']),
  ),
  settingsPage(
    '/sign-off',
    lazyPage(() => import('../features/sign-off/SignOffPage.tsx'), 'SignOffPage', ['authority', 'policy', 'people']),
  ),
  settingsPage(
    '/escalation',
    lazyPage(() => import('../features/escalation/EscalationPage.tsx'), 'EscalationPage', [
      'policy',
      'oncall',
      'danger',
      'people',
    ]),
  ),
  settingsPage(
    '/stakeholders',
    lazyPage(() => import('../features/stakeholder/StakeholdersPage.tsx'), 'StakeholdersPage', [
      'stakeholder',
      'people',
    ]),
  ),
  settingsPage(
    '/out-of-hours',
    lazyPage(() => import('../features/acknowledgement/OutOfHoursPage.tsx'), 'OutOfHoursPage', [
      'acknowledgement',
      'policy',
      'people',
    ]),
  ),
  settingsPage(
    '/going-private',
    lazyPage(() => import('../features/closing/GoingPrivatePage.tsx'), 'GoingPrivatePage', [
      'closing',
      'policy',
      'replies',
      'contact',
      'people',
    ]),
  ),
  settingsPage(
    '/closing',
    lazyPage(() => import('../features/closing/ClosingPage.tsx'), 'ClosingPage', [
      'closing',
      'matter',
      'policy',
      'replies',
      'contact',
      'people',
    ]),
  ),
  settingsPage(
    '/models',
    lazyPage(() => import('../features/model/ModelsPage.tsx'), 'ModelsPage', ['policy', 'clock', 'people']),
  ),
  settingsPage(
    '/triage',
    lazyPage(() => import('../features/triage/TriagePage.tsx'), 'TriagePage', ['policy', 'clock', 'contact', 'people']),
  ),
  themes,
  simulations,
  ledger,
  settingsPage(
    '/api-keys',
    lazyPage(() => import('../features/api-key/ApiKeysPage.tsx'), 'ApiKeysPage', ['people']),
  ),
  settingsPage(
    '/workspace',
    lazyPage(() => import('../features/workspace/WorkspacePage.tsx'), 'WorkspacePage', ['people']),
  ),
  audit,
]);
