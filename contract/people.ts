import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LanguageCode } from './language.ts';
import { Permission, RoleKey } from './permissions.ts';
import { Email, Locale, Password, TimeZone } from './session.ts';

/** A colleague in this workspace. */
export const Agent = z.object({
  id: Id,
  name: z.string(),
  /** Null for those who may not manage people. */
  email: z.nullable(z.string()),
  role: RoleKey,
  state: z.enum(['active', 'deactivated']),
  teamIds: z.array(Id),
  joinedAt: Instant,
  lastSeenAt: z.nullable(Instant),
  /** Whether signing in takes a second step; null for those who may not manage people. */
  hasSecondStep: z.nullable(z.boolean()),
  /** The alias they sign with; empty for their initials. */
  signOff: z.string(),
  /** Threatened: out of sight. */
  isShielded: z.boolean(),
});
export type Agent = z.output<typeof Agent>;

export const Role = z.object({ key: RoleKey, permissions: z.array(Permission) });
export type Role = z.output<typeof Role>;

export const Team = z.object({ id: Id, name: z.string(), agentIds: z.array(Id) });
export type Team = z.output<typeof Team>;

/** An open invitation; its link is shown only when it is made. */
export const Invitation = z.object({
  id: Id,
  role: RoleKey,
  teamId: z.nullable(Id),
  note: z.string(),
  invitedBy: z.nullable(z.string()),
  createdAt: Instant,
  expiresAt: Instant,
  isExpired: z.boolean(),
});
export type Invitation = z.output<typeof Invitation>;

/** Where a link leads on this server: `/invite/…`; put the address people use before it. */
const LinkPath = z.string();

const agentParams = z.object({ agentId: Id });

export const listAgents = endpoint({
  method: 'GET',
  path: '/api/agents',
  permission: 'people.read',
  summary: 'Everybody in the workspace by name, the deactivated included.',
  reply: z.object({ agents: z.array(Agent) }),
});

export const listRoles = endpoint({
  method: 'GET',
  path: '/api/roles',
  permission: 'people.read',
  summary: 'The roles with what each allows.',
  reply: z.object({ roles: z.array(Role) }),
});

export const changeRole = endpoint({
  method: 'PUT',
  path: '/api/agents/:agentId/role',
  permission: 'people.manage',
  summary: 'Gives a colleague another role; nobody can give or take rights they do not hold.',
  params: agentParams,
  body: z.object({ role: RoleKey }),
  reply: Empty,
});

export const deactivateAgent = endpoint({
  method: 'POST',
  path: '/api/agents/:agentId/deactivate',
  permission: 'people.manage',
  summary: 'Ends the access of a colleague at once; what they wrote stays.',
  params: agentParams,
  reply: Empty,
});

export const reactivateAgent = endpoint({
  method: 'POST',
  path: '/api/agents/:agentId/reactivate',
  permission: 'people.manage',
  summary: 'Gives a deactivated colleague access again.',
  params: agentParams,
  reply: Empty,
});

export const createPasswordReset = endpoint({
  method: 'POST',
  path: '/api/agents/:agentId/password-reset',
  permission: 'people.manage',
  summary: 'Makes a link with which a colleague sets a new password; it works once and for one day.',
  params: agentParams,
  reply: z.object({ path: LinkPath, expiresAt: Instant }),
});

export const listTeams = endpoint({
  method: 'GET',
  path: '/api/teams',
  permission: 'people.read',
  summary: 'The teams by name, with who is in each.',
  reply: z.object({ teams: z.array(Team) }),
});

export const createTeam = endpoint({
  method: 'POST',
  path: '/api/teams',
  permission: 'people.manage',
  summary: 'Makes a team.',
  body: z.object({ name: Typed(80) }),
  reply: z.object({ teamId: Id }),
});

export const changeTeam = endpoint({
  method: 'PATCH',
  path: '/api/teams/:teamId',
  permission: 'people.manage',
  summary: 'Renames a team or says who is in it.',
  params: z.object({ teamId: Id }),
  body: z.object({
    name: z.optional(Typed(80)),
    agentIds: z.optional(z.array(Id).check(z.maxLength(1000))),
  }),
  reply: Empty,
});

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/invitations',
  permission: 'people.manage',
  summary: 'Invitations nobody has accepted yet, newest first.',
  reply: z.object({ invitations: z.array(Invitation) }),
});

export const createInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations',
  permission: 'people.manage',
  summary: 'Makes a link with which one person joins; the link is shown this once.',
  body: z.object({
    role: RoleKey,
    teamId: z.optional(z.nullable(Id)),
    note: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  }),
  reply: z.object({ invitation: Invitation, path: LinkPath }),
});

export const revokeInvitation = endpoint({
  method: 'DELETE',
  path: '/api/invitations/:invitationId',
  permission: 'people.manage',
  summary: 'Makes an invitation worthless.',
  params: z.object({ invitationId: Id }),
  reply: Empty,
});

const inviteParams = z.object({ token: z.string().check(z.maxLength(200)) });

export const getInvite = endpoint({
  method: 'GET',
  path: '/api/invites/:token',
  permission: 'public',
  summary: 'What an invitation link leads to, while it is valid.',
  params: inviteParams,
  reply: z.object({
    workspaceName: z.string(),
    role: RoleKey,
    invitedBy: z.nullable(z.string()),
    expiresAt: Instant,
    /** Who is signed in in this browser and could join with their login. */
    signedInAs: z.nullable(z.string()),
  }),
});

export const acceptInvite = endpoint({
  method: 'POST',
  path: '/api/invites/:token',
  permission: 'public',
  summary: 'Joins with a new login and signs in.',
  params: inviteParams,
  body: z.object({
    name: Typed(120),
    email: Email,
    password: Password,
    language: z.optional(LanguageCode),
    locale: z.optional(Locale),
    timeZone: z.optional(TimeZone),
  }),
  reply: Empty,
});

export const joinWithLogin = endpoint({
  method: 'POST',
  path: '/api/invites/:token/join',
  permission: 'signed-in',
  summary: 'Joins with the login of this session and moves the session there.',
  params: inviteParams,
  reply: Empty,
});
