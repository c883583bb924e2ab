import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LanguageCode } from './language.ts';
import { Email } from './session.ts';

/** How long a form can be filled in, in days, unless told otherwise, and at most. */
export const formDays = { usual: 7, most: 30 } as const;
export const mostFormFiles = 5;

export const createTicketForm = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/ticket-forms',
  permission: 'reply.private',
  summary: 'Makes a form by which the customer tells the rest in private; its link is shown this once.',
  params: z.object({ conversationId: Id }),
  body: z.object({
    /** What the form says it is about. */
    about: z.string().check(z.trim(), z.maxLength(500)),
    language: LanguageCode,
    days: z._default(z.int().check(z.minimum(1), z.maximum(formDays.most)), formDays.usual),
  }),
  reply: z.object({ path: z.string(), expiresAt: Instant }),
});

const ofForm = z.object({ token: z.string().check(z.maxLength(200)) });

export const getTicketForm = endpoint({
  method: 'GET',
  path: '/api/ticket-forms/:token',
  permission: 'public',
  summary: 'What a form is about, for whoever has its link; nothing that the customer wrote.',
  params: ofForm,
  reply: z.object({
    workspaceName: z.string(),
    about: z.string(),
    /** The answer comes by mail, so an address is needed; else where the customer wrote to us. */
    wantsMail: z.boolean(),
    expiresAt: Instant,
  }),
});

export const addFormFile = endpoint({
  method: 'POST',
  path: '/api/ticket-forms/:token/files',
  permission: 'public',
  summary: 'Adds a picture to a form; its bytes are the body.',
  params: ofForm,
  query: z.object({ name: z._default(z.string().check(z.maxLength(200)), '') }),
  reply: z.object({ id: Id }),
});

export const submitTicketForm = endpoint({
  method: 'POST',
  path: '/api/ticket-forms/:token',
  permission: 'public',
  summary: 'Sends a form, once: what it says becomes a private message of the conversation.',
  params: ofForm,
  body: z.object({
    name: Typed(200),
    /** Empty where none is wanted. */
    email: z.union([Email, z.literal('')]),
    text: Typed(10_000),
    fileIds: z._default(z.array(Id).check(z.maxLength(mostFormFiles)), []),
  }),
  reply: Empty,
});
