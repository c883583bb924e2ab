import type { Permission } from '#contract/permissions.ts';
import type { MessageKey } from '../i18n.ts';

type SettingsPage = {
  path:
    | '/settings/account'
    | '/settings/people'
    | '/settings/channels'
    | '/settings/notifications'
    | '/settings/contact-fields'
    | '/settings/saved-replies'
    | '/settings/macros'
    | '/settings/priority'
    | '/settings/routing'
    | '/settings/triage'
    | '/settings/calendars'
    | '/settings/clocks'
    | '/settings/escalation'
    | '/settings/stakeholders'
    | '/settings/authority'
    | '/settings/words'
    | '/settings/verification'
    | '/settings/secrets'
    | '/settings/sign-off'
    | '/settings/out-of-hours'
    | '/settings/going-private'
    | '/settings/closing'
    | '/settings/models'
    | '/settings/themes'
    | '/settings/simulations'
    | '/settings/ledger'
    | '/settings/api-keys'
    | '/settings/workspace'
    | '/settings/audit';
  label: MessageKey;
  /** Hidden from those who lack it. */
  permission?: Permission;
};

/** What stands at the side of the settings, in that order. */
export const settingsPages: readonly SettingsPage[] = [
  { path: '/settings/account', label: 'settings.account' },
  { path: '/settings/notifications', label: 'shell.page.notifications', permission: 'inbox.read' },
  { path: '/settings/people', label: 'settings.people', permission: 'people.read' },
  { path: '/settings/channels', label: 'channel.title', permission: 'channel.read' },
  { path: '/settings/contact-fields', label: 'contact_field.title', permission: 'policy.manage' },
  { path: '/settings/saved-replies', label: 'settings.saved_replies', permission: 'reply.draft' },
  { path: '/settings/macros', label: 'settings.macros', permission: 'conversation.write' },
  { path: '/settings/priority', label: 'policy.priority', permission: 'policy.manage' },
  { path: '/settings/routing', label: 'policy.routing', permission: 'policy.manage' },
  { path: '/settings/triage', label: 'settings.triage', permission: 'policy.manage' },
  { path: '/settings/calendars', label: 'policy.calendars', permission: 'policy.manage' },
  { path: '/settings/clocks', label: 'policy.clocks', permission: 'policy.manage' },
  { path: '/settings/escalation', label: 'policy.escalation', permission: 'policy.manage' },
  { path: '/settings/stakeholders', label: 'settings.stakeholders', permission: 'policy.manage' },
  { path: '/settings/authority', label: 'policy.authority', permission: 'policy.manage' },
  { path: '/settings/words', label: 'policy.watched_words', permission: 'policy.manage' },
  { path: '/settings/verification', label: 'policy.verification', permission: 'policy.manage' },
  { path: '/settings/secrets', label: 'policy.secrets', permission: 'policy.manage' },
  { path: '/settings/sign-off', label: 'policy.sign_off', permission: 'policy.manage' },
  { path: '/settings/out-of-hours', label: 'policy.out_of_hours', permission: 'policy.manage' },
  { path: '/settings/going-private', label: 'policy.going_private', permission: 'policy.manage' },
  { path: '/settings/closing', label: 'policy.closing', permission: 'policy.manage' },
  { path: '/settings/themes', label: 'settings.themes', permission: 'policy.manage' },
  { path: '/settings/models', label: 'settings.models', permission: 'policy.manage' },
  { path: '/settings/simulations', label: 'simulation.title', permission: 'policy.manage' },
  { path: '/settings/ledger', label: 'ledger.title', permission: 'ledger.read' },
  { path: '/settings/api-keys', label: 'settings.api_keys', permission: 'api_key.manage' },
  { path: '/settings/workspace', label: 'settings.workspace', permission: 'workspace.manage' },
  { path: '/settings/audit', label: 'settings.audit', permission: 'audit.read' },
];
