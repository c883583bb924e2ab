import * as z from 'zod/mini';
import { Empty, Id, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LanguageCode } from './language.ts';
import { Email, Locale, Password, TimeZone } from './session.ts';

export const getSetup = endpoint({
  method: 'GET',
  path: '/api/setup',
  permission: 'public',
  summary: 'Whether the first owner is still to be created.',
  reply: z.object({ needed: z.boolean() }),
});

export const FirstOwner = z.object({
  name: Typed(120),
  email: Email,
  password: Password,
  workspaceName: Typed(120),
  language: z.optional(LanguageCode),
  locale: z.optional(Locale),
  timeZone: z.optional(TimeZone),
});

export const checkSetupCode = endpoint({
  method: 'POST',
  path: '/api/setup/code',
  permission: 'public',
  summary: 'Whether the setup code is the one that the program printed; refuses with wrong_setup_code.',
  body: z.object({ code: z.string().check(z.maxLength(40)) }),
  reply: Empty,
});

export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup',
  permission: 'public',
  summary: 'Creates the first owner with a practice workspace and signs them in.',
  body: z.extend(FirstOwner, { code: z.string().check(z.maxLength(40)) }),
  reply: Empty,
});

export const createWorkspace = endpoint({
  method: 'POST',
  path: '/api/workspaces',
  permission: 'workspace.manage',
  summary: 'Makes a live workspace with the caller as its owner and moves the session there.',
  body: z.object({ name: Typed(120) }),
  reply: z.object({ workspaceId: Id }),
});

export const renameWorkspace = endpoint({
  method: 'PATCH',
  path: '/api/workspace',
  permission: 'workspace.manage',
  summary: 'Renames this workspace.',
  body: z.object({ name: Typed(120) }),
  reply: Empty,
});
