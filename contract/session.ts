import * as z from 'zod/mini';
import { Empty, Id } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Permission } from './permissions.ts';

/** Live, or one of the two kinds whose content is not real. */
export const WorkspaceKind = z.enum(['live', 'practice', 'generated']);
export type WorkspaceKind = z.output<typeof WorkspaceKind>;

/** Who is signed in, where, and what they may do: what the screen needs before it draws anything. */
export const Session = z.object({
  agent: z.object({ id: Id, name: z.string(), email: z.string(), locale: z.string(), timeZone: z.string() }),
  workspace: z.object({ id: Id, name: z.string(), kind: WorkspaceKind }),
  permissions: z.array(Permission),
});
export type Session = z.output<typeof Session>;

export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  permission: 'signed-in',
  summary: 'Who is signed in, in which workspace, with which permissions.',
  reply: Session,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  permission: 'signed-in',
  summary: 'Ends this session.',
  reply: Empty,
});
