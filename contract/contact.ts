import * as z from 'zod/mini';
import { Empty, Id, Instant, page, Typed } from './common.ts';
import { ConsentPurpose, ConsentWay } from './consent.ts';
import { FieldValue, FieldValues } from './contact-field.ts';
import { ContactMark } from './contact-mark.ts';
import { Preference, PreferenceInput } from './contact-preference.ts';
import { ContactSort } from './contact-sort.ts';
import { ConversationRow, ProfileSummary } from './conversation-row.ts';
import { endpoint } from './endpoint.ts';

export { ContactMark, contactMarks } from './contact-mark.ts';

/** One person in the list. */
export const ContactRow = z.object({
  id: Id,
  name: z.string(),
  marks: z.array(ContactMark),
  profiles: z.array(ProfileSummary),
  /** Of the profile that has most, as the network says; null when none says. */
  followers: z.nullable(z.number()),
  /** Newest message of any conversation within the viewer's sight. */
  lastContactAt: z.nullable(Instant),
});
export type ContactRow = z.output<typeof ContactRow>;

export const ContactNote = z.object({ id: Id, at: Instant, agentId: z.nullable(Id), text: z.string() });
export type ContactNote = z.output<typeof ContactNote>;

export const consentSources = ['conversation', 'mail', 'phone', 'form', 'other'] as const;

/** That a person agreed to something, or took it back. */
export const Consent = z.object({
  id: Id,
  purpose: ConsentPurpose,
  way: ConsentWay,
  given: z.boolean(),
  at: Instant,
  source: z.enum(consentSources),
  /** In the words of who recorded it. */
  how: z.string(),
  agentId: z.nullable(Id),
  recordedAt: Instant,
  /** Recorded by mistake: it stays in the history and does not count. */
  struck: z.boolean(),
});
export type Consent = z.output<typeof Consent>;

/** A merge that made this person one, newest first. */
export const ContactMerge = z.object({
  id: Id,
  at: Instant,
  agentId: z.nullable(Id),
  /** What the other one was called. */
  name: z.string(),
  profiles: z.number(),
});
export type ContactMerge = z.output<typeof ContactMerge>;

export const ContactDetail = z.object({
  ...ContactRow.shape,
  /** Grows with every change of name, fields, marks and profiles. */
  version: z.number(),
  createdAt: Instant,
  fields: FieldValues,
  /** Keys of the fields that hold something this viewer may not see. */
  hidden: z.array(z.string()),
  notes: z.array(ContactNote),
  /** Oldest first. */
  consents: z.array(Consent),
  /** How they want to be written to; null when nothing is known. */
  preference: z.nullable(Preference),
  merges: z.array(ContactMerge),
});
export type ContactDetail = z.output<typeof ContactDetail>;

export const ContactFilter = z.object({
  /** In names, handles, fields and notes. */
  q: z.optional(z.string().check(z.maxLength(200))),
  network: z.optional(z.string().check(z.maxLength(40))),
  field: z.optional(z.string().check(z.maxLength(40))),
  /** As text: `true`, `42`, a choice's word. */
  value: z.optional(z.string().check(z.maxLength(500))),
  sort: z._default(ContactSort, 'last_contact'),
});
export type ContactFilter = z.output<typeof ContactFilter>;

const inContact = z.object({ contactId: Id });
const changed = z.object({ contact: ContactDetail });

export const listContacts = endpoint({
  method: 'GET',
  path: '/api/contacts',
  permission: 'inbox.read',
  summary: 'Lists the people who have a conversation with us; finds by name, handle, field and note.',
  query: z.object({
    ...ContactFilter.shape,
    cursor: z.optional(z.string()),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
  }),
  reply: z.object({
    ...page(ContactRow).shape,
    /** More fit than are gathered for a search: only some of them are listed. */
    capped: z.boolean(),
  }),
});

/** Answers with text/csv, not with the reply below; each export is itself an event. */
export const exportContacts = endpoint({
  method: 'GET',
  path: '/api/contacts/export',
  permission: 'contact.export',
  summary: 'What the list shows, as CSV; personal fields only for who may read them.',
  query: ContactFilter,
  reply: Empty,
});

export const getContact = endpoint({
  method: 'GET',
  path: '/api/contacts/:contactId',
  permission: 'inbox.read',
  summary: 'One person with profiles, fields, notes and consent; a merged one answers with the one it became.',
  params: inContact,
  reply: changed,
});

export const listContactConversations = endpoint({
  method: 'GET',
  path: '/api/contacts/:contactId/conversations',
  permission: 'inbox.read',
  summary: 'Every conversation with a person across networks, newest first.',
  params: inContact,
  query: z.object({ cursor: z.optional(z.string()) }),
  reply: page(ConversationRow),
});

export const changeContact = endpoint({
  method: 'PATCH',
  path: '/api/contacts/:contactId',
  permission: 'contact.write',
  summary: 'Changes name, marks or fields (null empties one) of the version that was seen.',
  params: inContact,
  body: z.object({
    version: z.number(),
    name: z.optional(Typed(200)),
    marks: z.optional(z.array(ContactMark)),
    fields: z.optional(z.record(z.string(), z.nullable(FieldValue))),
  }),
  reply: changed,
});

export const addContactNote = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/notes',
  permission: 'contact.write',
  summary: 'Adds a note about a person; it is never sent.',
  params: inContact,
  body: z.object({ text: Typed(5_000) }),
  reply: changed,
});

export const removeContactNote = endpoint({
  method: 'PUT',
  path: '/api/contacts/:contactId/notes/:noteId/removed',
  permission: 'contact.write',
  summary: 'Takes a note about a person away, or back.',
  params: z.object({ contactId: Id, noteId: Id }),
  body: z.object({ removed: z.boolean() }),
  reply: changed,
});

export const addConsent = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/consents',
  permission: 'contact.write',
  summary: 'Records that a person agreed to something or took it back.',
  params: inContact,
  body: z.object({
    purpose: ConsentPurpose,
    way: ConsentWay,
    given: z.boolean(),
    at: Instant,
    source: z.enum(consentSources),
    how: z._default(z.string().check(z.trim(), z.maxLength(500)), ''),
  }),
  reply: changed,
});

export const strikeConsent = endpoint({
  method: 'PUT',
  path: '/api/contacts/:contactId/consents/:consentId/struck',
  permission: 'contact.write',
  summary: 'Says that a consent was recorded by mistake, or that it was not.',
  params: z.object({ contactId: Id, consentId: Id }),
  body: z.object({ struck: z.boolean() }),
  reply: changed,
});

export const setPreference = endpoint({
  method: 'PUT',
  path: '/api/contacts/:contactId/preference',
  permission: 'contact.write',
  summary: 'Writes down how a person wants to be written to: by which way, in which language, and at which hours not.',
  params: inContact,
  body: PreferenceInput,
  reply: changed,
});

/** Which of the two a merged person takes something from. */
export const MergeSide = z.enum(['into', 'from']);
export type MergeSide = z.output<typeof MergeSide>;

/** What a merge takes from whom: `name`, or the key of a field. What is absent stays as it is where both have it. */
export const MergeChoices = z.record(z.string(), MergeSide);
export type MergeChoices = z.output<typeof MergeChoices>;

export const mergeContacts = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/merges',
  permission: 'contact.write',
  summary: 'Makes two people one: the profiles of the other come here. No conversation is touched.',
  params: inContact,
  body: z.object({ version: z.number(), fromId: Id, fromVersion: z.number(), choices: z._default(MergeChoices, {}) }),
  reply: z.object({ ...changed.shape, mergeId: Id }),
});

export const undoMerge = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/merges/:mergeId/undo',
  permission: 'contact.write',
  summary: 'Takes a merge back: both people are as they were; what was changed since stays.',
  params: z.object({ contactId: Id, mergeId: Id }),
  reply: z.object({ ...changed.shape, otherId: Id }),
});

export const splitContact = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/split',
  permission: 'contact.write',
  summary: 'Makes one profile a person of its own.',
  params: inContact,
  body: z.object({ version: z.number(), profileId: Id }),
  reply: z.object({ ...changed.shape, otherId: Id }),
});

/** Somebody who may be the same person, and why that is thought. */
export const Lookalike = z.object({
  contact: ContactRow,
  reasons: z.array(z.enum(['same_handle', 'similar_handle', 'same_name', 'similar_name'])),
});
export type Lookalike = z.output<typeof Lookalike>;

export const listLookalikes = endpoint({
  method: 'GET',
  path: '/api/contacts/:contactId/lookalikes',
  permission: 'contact.write',
  summary: 'People on other networks who may be this one, by handle and name; nothing is merged by itself.',
  params: inContact,
  reply: z.object({ lookalikes: z.array(Lookalike) }),
});

/** How many of each would be erased. */
export const ErasureScope = z.object({
  profiles: z.number(),
  conversations: z.number(),
  messages: z.number(),
  attachments: z.number(),
  notes: z.number(),
  drafts: z.number(),
  deliveries: z.number(),
  events: z.number(),
});
export type ErasureScope = z.output<typeof ErasureScope>;

export const previewErasure = endpoint({
  method: 'GET',
  path: '/api/contacts/:contactId/erasure',
  permission: 'contact.erase',
  summary: 'What an erasure of this person would take away.',
  params: inContact,
  reply: ErasureScope,
});

export const eraseContact = endpoint({
  method: 'POST',
  path: '/api/contacts/:contactId/erasure',
  permission: 'contact.erase',
  summary: 'Erases what this person wrote and what is kept about them, for good; only the proof of it stays.',
  params: inContact,
  body: z.object({ /** The person's name, typed. */ name: z.string() }),
  reply: ErasureScope,
});
