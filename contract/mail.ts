import * as z from 'zod/mini';
import { Id, Typed, writtenMaxLength } from './common.ts';
import { ConsentPurpose } from './consent.ts';
import { CheckResult, ReplyOutcome } from './dispatch.ts';
import { endpoint } from './endpoint.ts';
import { AttachmentView } from './timeline.ts';

const ofContact = z.object({ contactId: Id });

/** `field`: the address in the person's details; else a profile of theirs. */
const Reader = z.union([z.literal('field'), Id]);

export const MailWays = z.object({
  /** Mailboxes of ours that it can leave from, the oldest first. */
  from: z.array(z.object({ channelId: Id, address: z.string(), name: z.string() })),
  /** Addresses of the person, those they wrote from first. */
  to: z.array(z.object({ key: Reader, address: z.string() })),
});
export type MailWays = z.output<typeof MailWays>;

export const listMailWays = endpoint({
  method: 'GET',
  path: '/api/contacts/:contactId/mail-ways',
  permission: 'reply.private',
  summary: 'From which mailboxes of ours and to which addresses a mail to this person can be begun.',
  params: ofContact,
  reply: MailWays,
});

/** A mail that nobody asked for in this thread; `clientKey` is made once: the same key never sends twice. */
export const MailInput = z.object({
  clientKey: Id,
  to: Reader,
  channelId: Id,
  /** The conversation that it goes on from: it is linked with it, and who wrote there of late is answered. */
  matterId: z.optional(Id),
  subject: Typed(250),
  text: z.string().check(z.maxLength(writtenMaxLength)),
  /** Added beforehand for a mail to this person. */
  attachmentIds: z._default(z.array(Id).check(z.maxLength(10)), []),
  /** What it is said for, when it is more than service. */
  purpose: z.optional(ConsentPurpose),
  /** Checks whose warning the person has read and accepted. */
  accepted: z._default(z.array(z.string()), []),
});
export type MailInput = z.output<typeof MailInput>;

export const uploadMailFile = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/mail-files',
  permission: 'reply.private',
  summary: 'Adds a file for a mail to this person that nobody began yet; its bytes are the body.',
  params: ofContact,
  query: z.object({
    name: z._default(z.string().check(z.maxLength(200)), ''),
    alt: z._default(z.string().check(z.trim(), z.maxLength(2000)), ''),
  }),
  reply: z.object({ attachment: AttachmentView }),
});

export const beginMail = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/mails',
  permission: 'reply.private',
  summary: 'Begins a mail to a person through the gate; it stands in a conversation of its own.',
  params: ofContact,
  body: MailInput,
  reply: z.object({
    outcome: ReplyOutcome,
    /** Where it stands; null when it was refused. */
    conversationId: z.nullable(Id),
  }),
});

export const checkMail = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/mails/checks',
  permission: 'reply.private',
  summary: 'What the gate would say to this mail now; nothing is begun or sent.',
  params: ofContact,
  body: MailInput,
  reply: z.object({ checks: z.array(CheckResult) }),
});
