import * as z from 'zod/mini';

/** Everything a role or an API key may be allowed to do. Closed: a new right is a new line here. */
export const permissions = [
  'inbox.read',
  'conversation.write',
  'view.share',
  'note.write',
  'reply.draft',
  'reply.public',
  'reply.private',
  'saved_reply.manage',
  'reply.approve',
  'content.moderate',
  'content.delete',
  'personal_data.read',
  'personal_data.publish',
  'personal_data.unmask',
  'picture.look',
  'contact.write',
  'contact.export',
  'contact.erase',
  'channel.read',
  'channel.manage',
  'ledger.read',
  'ledger.replay',
  'people.read',
  'people.manage',
  'api_key.manage',
  'policy.manage',
  'workspace.manage',
  'audit.read',
  'escalation.answer',
] as const;

export const Permission = z.enum(permissions);
export type Permission = z.output<typeof Permission>;

const agent: Permission[] = [
  'inbox.read',
  'conversation.write',
  'note.write',
  'reply.draft',
  'reply.public',
  'reply.private',
  'content.moderate',
  'personal_data.read',
  'picture.look',
  'contact.write',
  'channel.read',
  'people.read',
  'escalation.answer',
];
const lead: Permission[] = [
  ...agent,
  'view.share',
  'saved_reply.manage',
  'reply.approve',
  'personal_data.publish',
  'contact.export',
  'content.delete',
  'ledger.read',
  'ledger.replay',
  'people.manage',
  'policy.manage',
];

/** The roles every workspace starts with. */
export const standardRoles = {
  owner: [...permissions],
  lead,
  agent,
  auditor: ['inbox.read', 'channel.read', 'ledger.read', 'people.read', 'audit.read'],
  stakeholder: ['escalation.answer'],
} as const satisfies Record<string, readonly Permission[]>;

export const RoleKey = z.enum(['owner', 'lead', 'agent', 'auditor', 'stakeholder']);
export type RoleKey = z.output<typeof RoleKey>;
