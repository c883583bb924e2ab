import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LanguageCode } from './language.ts';
import { Permission } from './permissions.ts';

/** Live, or one of the two kinds whose content is not real. */
export const WorkspaceKind = z.enum(['live', 'practice', 'generated']);
export type WorkspaceKind = z.output<typeof WorkspaceKind>;

export const WorkspaceRef = z.object({ id: Id, name: z.string(), kind: WorkspaceKind });
export type WorkspaceRef = z.output<typeof WorkspaceRef>;

/** Who is signed in, where, and what they may do: what the screen needs before it draws anything. */
export const Session = z.object({
  agent: z.object({
    id: Id,
    name: z.string(),
    email: z.string(),
    language: LanguageCode,
    locale: z.string(),
    timeZone: z.string(),
  }),
  workspace: WorkspaceRef,
  /** Every workspace this login may enter, this one included, live ones first. */
  workspaces: z.array(WorkspaceRef),
  permissions: z.array(Permission),
  /** Whether this login has a second step, and whether everyone in this workspace needs one. Without what is needed nothing here is allowed. */
  secondStep: z.object({ isOn: z.boolean(), isNeeded: z.boolean() }),
});
export type Session = z.output<typeof Session>;

export const Email = z.string().check(z.trim(), z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/));
/** Length is what makes a password strong; nothing else is asked of it. */
export const passwordMinLength = 10;
export const Password = z.string().check(z.minLength(passwordMinLength), z.maxLength(200));
/** A tag such as `de` or `en-GB`. */
export const Locale = z.string().check(z.maxLength(35), z.refine(isLocale));
/** A name such as `Europe/Berlin`. */
export const TimeZone = z.string().check(z.maxLength(64), z.refine(isTimeZone));

export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  permission: 'signed-in',
  summary: 'Who is signed in, in which workspace, with which permissions.',
  reply: Session,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  permission: 'public',
  summary: 'Opens a session and sets its cookie, or answers the challenge of the second step.',
  body: z.object({ email: z.string().check(z.trim(), z.maxLength(254)), password: z.string().check(z.maxLength(200)) }),
  /** Null: signed in. Else there is no session yet, and `POST /api/session/second-step` takes this, for ten minutes. */
  reply: z.object({ challenge: z.nullable(z.string()) }),
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  permission: 'signed-in',
  summary: 'Ends this session.',
  reply: Empty,
});

export const switchWorkspace = endpoint({
  method: 'POST',
  path: '/api/session/workspace',
  permission: 'signed-in',
  summary: 'Moves this session to another workspace of the same login.',
  body: z.object({ workspaceId: Id }),
  reply: Empty,
});

/** A browser that is signed in. */
export const OpenSession = z.object({
  id: z.string(),
  userAgent: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant,
  isThis: z.boolean(),
});
export type OpenSession = z.output<typeof OpenSession>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  permission: 'signed-in',
  summary: 'Where one is signed in, this browser first.',
  reply: z.object({ sessions: z.array(OpenSession) }),
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  permission: 'signed-in',
  summary: 'Signs one of the own browsers out.',
  params: z.object({ sessionId: z.string().check(z.regex(/^[0-9a-f]{32}$/)) }),
  reply: Empty,
});

export const signOutEverywhere = endpoint({
  method: 'DELETE',
  path: '/api/sessions',
  permission: 'signed-in',
  summary: 'Ends every session of the own login, this one too.',
  reply: Empty,
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/session/password',
  permission: 'signed-in',
  summary: 'Changes the own password and signs every other browser out.',
  body: z.object({ current: z.string().check(z.maxLength(200)), password: Password }),
  reply: Empty,
});

export const changeProfile = endpoint({
  method: 'PATCH',
  path: '/api/session/agent',
  permission: 'signed-in',
  summary: 'Changes the own name, language, locale and time zone in this workspace.',
  body: z.object({
    name: z.optional(Typed(120)),
    language: z.optional(LanguageCode),
    locale: z.optional(Locale),
    timeZone: z.optional(TimeZone),
  }),
  reply: Empty,
});

const LinkToken = z.object({ token: z.string().check(z.maxLength(200)) });

export const getPasswordReset = endpoint({
  method: 'GET',
  path: '/api/password-resets/:token',
  permission: 'public',
  summary: 'Whose password a link resets, while it is valid.',
  params: LinkToken,
  reply: z.object({ email: z.string() }),
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/password-resets/:token',
  permission: 'public',
  summary: 'Sets a new password by a link, once, and ends every session of that login.',
  params: LinkToken,
  body: z.object({ password: Password }),
  reply: Empty,
});

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
