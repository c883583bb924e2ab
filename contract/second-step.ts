import * as z from 'zod/mini';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Six digits of the authenticator app, or a recovery code; spaces, dashes and case do not matter. */
export const SecondStepCode = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));
const password = z.string().check(z.maxLength(200));
/** Proves both steps again, before one of them is changed. */
const Proof = z.object({ password, code: SecondStepCode });
/** Ten codes, each good for one sign-in without the app; never shown again. */
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const finishSignIn = endpoint({
  method: 'POST',
  path: '/api/session/second-step',
  permission: 'public',
  summary: 'Opens a session for the second step of a sign-in whose password was right, and sets its cookie.',
  body: z.object({ challenge: z.string().check(z.maxLength(200)), code: SecondStepCode }),
  reply: Empty,
});

export const getSecondStep = endpoint({
  method: 'GET',
  path: '/api/second-step',
  permission: 'signed-in',
  summary: 'Whether the own login has a second step, since when, and how many recovery codes are left.',
  reply: z.object({ since: z.nullable(Instant), recoveryCodesLeft: z.number() }),
});

export const startSecondStep = endpoint({
  method: 'POST',
  path: '/api/second-step',
  permission: 'signed-in',
  summary: 'Makes the secret for an authenticator app; nothing changes until a code of it confirms it.',
  body: z.object({ password }),
  /** The secret in base 32 for typing, and as the address that a QR code carries. */
  reply: z.object({ secret: z.string(), address: z.string() }),
});

export const confirmSecondStep = endpoint({
  method: 'POST',
  path: '/api/second-step/confirm',
  permission: 'signed-in',
  summary: 'Turns the second step on by the first code of the app, and signs every other browser out.',
  body: z.object({ code: SecondStepCode }),
  reply: RecoveryCodes,
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/second-step/recovery-codes',
  permission: 'signed-in',
  summary: 'Makes ten new recovery codes; those before are worthless.',
  body: Proof,
  reply: RecoveryCodes,
});

export const turnOffSecondStep = endpoint({
  method: 'POST',
  path: '/api/second-step/off',
  permission: 'signed-in',
  summary: 'Turns the own second step off.',
  body: Proof,
  reply: Empty,
});

export const resetSecondStep = endpoint({
  method: 'POST',
  path: '/api/agents/:agentId/second-step/reset',
  permission: 'workspace.manage',
  summary: 'Takes the second step from a colleague who lost app and recovery codes.',
  params: z.object({ agentId: Id }),
  reply: Empty,
});

export const requireSecondStep = endpoint({
  method: 'PUT',
  path: '/api/workspace/second-step',
  permission: 'workspace.manage',
  summary: 'Says whether everyone here needs a second step; who has none sets it up before anything else.',
  body: z.object({ needed: z.boolean() }),
  reply: Empty,
});
