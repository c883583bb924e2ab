import * as z from 'zod/mini';
import { Id } from './common.ts';
import { CheckResult, ReplyOutcome } from './dispatch.ts';
import { endpoint } from './endpoint.ts';

/** A text that the network has approved beforehand, with places that are filled in. */
export const Template = z.object({
  name: z.string(),
  /** As the network writes it. */
  language: z.string(),
  category: z.string(),
  /** As it will stand, with `{{place}}` where something is filled in. */
  text: z.string(),
  /** What stands on its buttons. */
  buttons: z.array(z.string()),
  places: z.array(z.object({ name: z.string(), example: z.string() })),
});
export type Template = z.output<typeof Template>;

export const TemplateInput = z.object({
  clientKey: Id,
  name: z.string().check(z.maxLength(512)),
  language: z.string().check(z.maxLength(40)),
  /** What stands at each place. */
  values: z.record(z.string().check(z.maxLength(100)), z.string().check(z.maxLength(1000))),
  /** The version of the conversation on the screen. */
  seenVersion: z.number(),
  /** Checks whose warning the person has read and accepted. */
  accepted: z._default(z.array(z.string()), []),
});
export type TemplateInput = z.output<typeof TemplateInput>;

const inConversation = z.object({ conversationId: Id });

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/templates',
  permission: 'reply.draft',
  summary:
    'The templates that the network has approved for the account a private answer would leave from; none where it has no such thing.',
  params: inConversation,
  reply: z.object({ templates: z.array(Template) }),
});

export const checkTemplate = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/templates/checks',
  permission: 'reply.draft',
  summary: 'What the gate would say to this filled template now; nothing is sent.',
  params: inConversation,
  body: TemplateInput,
  reply: z.object({ checks: z.array(CheckResult) }),
});

export const sendTemplate = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/templates',
  permission: 'reply.draft',
  summary:
    'Sends a filled template in private, through the gate; possible also when the window of the network is closed.',
  params: inConversation,
  body: TemplateInput,
  reply: ReplyOutcome,
});
