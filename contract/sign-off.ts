import * as z from 'zod/mini';
import { Empty, Id, Key } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A BCP 47 language, such as `de`; empty for any. */
const Language = z.string().check(z.trim(), z.regex(/^$|^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/), z.maxLength(35));

/** Who signs how: the first rule that fits a text counts; where none does, nothing is signed. */
export const SignOffRule = z.object({
  id: Key,
  /** Null for every account. */
  channelId: z.nullable(Id),
  language: Language,
  stage: z.enum(['any', 'public', 'private']),
  /** An alias is what the person chose, else their initials. */
  style: z.enum(['none', 'initials', 'alias']),
  /** ` ^AB`, ` – AB`, or on a line of its own. */
  written: z.enum(['caret', 'dash', 'line']),
});
export type SignOffRule = z.output<typeof SignOffRule>;

export const SignOffRules = z.object({ rules: z.array(SignOffRule).check(z.maxLength(100)) });
export type SignOffRules = z.output<typeof SignOffRules>;

/** What every workspace starts with: nothing is signed. */
export const defaultSignOff: SignOffRules = { rules: [] };

const agentParams = z.object({ agentId: Id });

export const setSignOff = endpoint({
  method: 'PUT',
  path: '/api/agents/:agentId/sign-off',
  permission: 'reply.draft',
  summary:
    'How somebody signs what they send: an alias, or empty for their initials; one’s own, or with people.manage anybody’s. One that says the full name is refused.',
  params: agentParams,
  body: z.object({ signOff: z.string().check(z.trim(), z.maxLength(30)) }),
  reply: Empty,
});

export const shieldAgent = endpoint({
  method: 'POST',
  path: '/api/agents/:agentId/shield',
  permission: 'people.manage',
  summary:
    'Takes a threatened colleague out of sight at once: their sign-off is cleared, their personal accounts are disconnected, what they hold goes back to be given to others, and nothing public leaves in their name. They stay signed in.',
  params: agentParams,
  reply: z.object({ conversations: z.number(), channels: z.number() }),
});

export const unshieldAgent = endpoint({
  method: 'DELETE',
  path: '/api/agents/:agentId/shield',
  permission: 'people.manage',
  summary: 'Lets a shielded colleague be given conversations and answer in public again.',
  params: agentParams,
  reply: Empty,
});

export const setSpeaker = endpoint({
  method: 'PUT',
  path: '/api/channels/:channelId/speaker',
  permission: 'channel.manage',
  summary:
    'Says that an account is a colleague’s own, who alone speaks from it and says for whom, or null for an account of the brand.',
  params: z.object({ channelId: Id }),
  body: z.object({
    agentId: z.nullable(Id),
    /** Stands under everything public from it, such as “I work for Acme”; needed for a personal account. */
    disclosure: z._default(z.string().check(z.trim(), z.maxLength(80)), ''),
  }),
  reply: Empty,
});
