import type { Page } from 'playwright-core';
import { settled } from './visit.ts';

type PageOfApp = {
  name: string;
  path: string;
  /** How to know that it stands. */
  ready(page: Page): Promise<unknown>;
  /** Shows what it has from memory, so that it neither waits nor fails. */
  isStill?: boolean;
  /** Closed to the role of an agent. */
  isClosedToAgents?: boolean;
};

/** Every page a signed-in person can reach. */
export const pages: readonly PageOfApp[] = [
  { name: 'inbox', path: '/inbox/open', ready: (page) => page.getByRole('link', { name: /Maren Holt/ }).waitFor() },
  {
    name: 'inbox-empty',
    path: '/inbox/snoozed',
    ready: (page) => page.getByRole('heading', { name: 'Snoozed', level: 1 }).waitFor(),
  },
  {
    name: 'contacts',
    path: '/contacts',
    ready: (page) => page.getByRole('link', { name: /Maren Holt/ }).waitFor(),
  },
  { name: 'notifications', path: '/notifications', ready: heading },
  { name: 'how-told', path: '/settings/notifications', ready: heading },
  { name: 'alerts', path: '/settings/notifications?tab=alerts', ready: heading },
  { name: 'ways', path: '/settings/notifications?tab=ways', ready: heading },
  { name: 'capture', path: '/capture', ready: heading },
  { name: 'approvals', path: '/approvals', ready: heading },
  { name: 'requests', path: '/requests', ready: heading },
  { name: 'requests-figures', path: '/requests?tab=figures', ready: heading },
  { name: 'requests-rules', path: '/requests?tab=rules', ready: heading, isClosedToAgents: true },
  { name: 'emerging', path: '/emerging', ready: heading },
  { name: 'emerging-settings', path: '/emerging?tab=settings', ready: heading, isClosedToAgents: true },
  { name: 'on-call', path: '/on-call', ready: heading },
  {
    name: 'tasks',
    path: '/tasks',
    ready: (page) => page.getByText('Nothing to do').waitFor(),
  },
  { name: 'contact-fields', path: '/settings/contact-fields', ready: heading, isClosedToAgents: true },
  { name: 'saved-replies', path: '/settings/saved-replies', ready: heading },
  { name: 'macros', path: '/settings/macros', ready: heading },
  { name: 'priority', path: '/settings/priority', ready: heading, isClosedToAgents: true },
  { name: 'routing', path: '/settings/routing', ready: heading, isClosedToAgents: true },
  { name: 'calendars', path: '/settings/calendars', ready: heading, isClosedToAgents: true },
  { name: 'clocks', path: '/settings/clocks', ready: heading, isClosedToAgents: true },
  { name: 'authority', path: '/settings/authority', ready: heading, isClosedToAgents: true },
  { name: 'words', path: '/settings/words', ready: heading, isClosedToAgents: true },
  { name: 'verification', path: '/settings/verification', ready: heading, isClosedToAgents: true },
  // Without a valid link, as anybody may open them.
  { name: 'confirm', path: '/confirm/nobody', ready: heading, isStill: true },
  { name: 'approve', path: '/approve/nobody', ready: heading, isStill: true },
  { name: 'form', path: '/form/nobody', ready: heading, isStill: true },
  { name: 'asked', path: '/escalation/nobody', ready: heading, isStill: true },
  { name: 'secrets', path: '/settings/secrets', ready: heading, isClosedToAgents: true },
  { name: 'sign-off', path: '/settings/sign-off', ready: heading, isClosedToAgents: true },
  { name: 'escalation', path: '/settings/escalation', ready: heading, isClosedToAgents: true },
  { name: 'stakeholders', path: '/settings/stakeholders', ready: heading, isClosedToAgents: true },
  { name: 'escalated', path: '/escalated', ready: heading },
  { name: 'out-of-hours', path: '/settings/out-of-hours', ready: heading, isClosedToAgents: true },
  { name: 'triage', path: '/settings/triage', ready: heading, isClosedToAgents: true },
  { name: 'themes', path: '/settings/themes', ready: heading, isClosedToAgents: true },
  {
    name: 'theme-suggestions',
    path: '/settings/themes?tab=suggestions',
    ready: heading,
    isClosedToAgents: true,
  },
  { name: 'intents', path: '/settings/themes?tab=intent', ready: heading, isClosedToAgents: true },
  { name: 'products', path: '/settings/themes?tab=product', ready: heading, isClosedToAgents: true },
  { name: 'theme', path: '/settings/themes?entry=delivery', ready: heading, isClosedToAgents: true },
  { name: 'models', path: '/settings/models', ready: heading, isClosedToAgents: true },
  { name: 'going-private', path: '/settings/going-private', ready: heading, isClosedToAgents: true },
  { name: 'closing', path: '/settings/closing', ready: heading, isClosedToAgents: true },
  { name: 'simulations', path: '/settings/simulations', ready: heading, isClosedToAgents: true },
  { name: 'channels', path: '/settings/channels', ready: (page) => page.getByText('@acme').first().waitFor() },
  { name: 'ledger', path: '/settings/ledger', ready: heading, isClosedToAgents: true },
  { name: 'people', path: '/settings/people', ready: heading },
  { name: 'skills', path: '/settings/people?tab=skills', ready: heading },
  { name: 'api-keys', path: '/settings/api-keys', ready: heading, isClosedToAgents: true },
  { name: 'account', path: '/settings/account', ready: heading },
  { name: 'workspace', path: '/settings/workspace', ready: heading, isStill: true, isClosedToAgents: true },
  { name: 'audit', path: '/settings/audit', ready: heading, isClosedToAgents: true },
  {
    name: 'nowhere',
    path: '/nowhere',
    ready: (page) => page.getByText('There is nothing at this address').waitFor(),
    isStill: true,
  },
  { name: 'wall', path: '/wall', ready: (page) => page.getByRole('heading', { name: 'Due next' }).waitFor() },
  { name: 'gallery', path: '/gallery', ready: heading, isStill: true },
];

async function heading(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
}
