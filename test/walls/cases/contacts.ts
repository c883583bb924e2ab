import { contactSorts } from '#contract/contact-sort.ts';
import { newId } from '#server/db/id.ts';
import type { World } from '../world.ts';
import { type Cases, own, refused, refusedByAll } from './case.ts';

/** Of the contacts, and how they show who they are. */
export function contactCases(theirs: World, mine: World): Cases {
  const inTheirs = { conversationId: theirs.conversation.conversationId };
  const aMail = {
    clientKey: newId(),
    to: 'field',
    channelId: theirs.conversation.channelId,
    subject: 'Hello',
    text: 'Hi',
  };
  const inContact = { contactId: theirs.conversation.contactId };
  const inMyContact = { contactId: mine.conversation.contactId };
  const merge = { version: 1, fromVersion: 1 };
  return {
    'GET /api/identity-links/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'vf_') } })],
    'POST /api/identity-links/:token/confirm': [
      refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'vf_') }, body: {} }),
    ],
    'GET /api/conversations/:conversationId/verification': [refused({ params: inTheirs })],
    'POST /api/conversations/:conversationId/verifications': [refused({ params: inTheirs, body: { way: 'system' } })],
    'POST /api/conversations/:conversationId/verification/void': [refused({ params: inTheirs })],
    'GET /api/verification-system': [own()],
    'POST /api/verification-system/test': [own()],
    'PUT /api/verification-system': [own({ body: { url: 'http://127.0.0.1:9/' } })],
    'DELETE /api/verification-system': [own()],
    'POST /api/conversations/:conversationId/ticket-forms': [
      refused({ params: inTheirs, body: { about: 'Hello', language: 'en' } }),
    ],
    'PUT /api/contacts/:contactId/preference': [
      refused({ params: inContact, body: { way: 'phone', language: null, quiet: null } }),
    ],
    'GET /api/contacts/:contactId/mail-ways': [refused({ params: inContact })],
    'POST /api/contacts/:contactId/mails': [refusedByAll({ params: inContact, body: aMail })],
    'POST /api/contacts/:contactId/mail-files': [refused({ params: inContact })],
    'POST /api/contacts/:contactId/mails/checks': [refusedByAll({ params: inContact, body: aMail })],
    'GET /api/ticket-forms/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'tf_') } })],
    'POST /api/ticket-forms/:token/files': [
      refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'tf_') } }),
    ],
    'POST /api/ticket-forms/:token': [
      refusedByAll({
        params: { token: theirs.forgedInvite.replace('in_', 'tf_') },
        body: { name: 'Lena', email: '', text: 'Hi' },
      }),
    ],
    'GET /api/contacts': [
      own(),
      ...contactSorts.map((sort) => own({ query: { sort } })),
      own({ query: { q: 'Order' } }),
      own({ query: { field: theirs.fieldKey, value: 'x' } }),
    ],
    'GET /api/contacts/export': [own(), own({ query: { field: theirs.fieldKey, value: 'x' } })],
    'GET /api/contacts/:contactId': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/conversations': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/standings': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/influence': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/lookalikes': [refused({ params: inContact })],
    'PATCH /api/contacts/:contactId': [refused({ params: inContact, body: { version: 1, name: 'Taken over' } })],
    'POST /api/contacts/:contactId/notes': [refused({ params: inContact, body: { text: 'Hello' } })],
    'PUT /api/contacts/:contactId/notes/:noteId/removed': [
      refused({ params: { ...inContact, noteId: theirs.contactNoteId }, body: { removed: true } }),
      refusedByAll({ params: { ...inMyContact, noteId: theirs.contactNoteId }, body: { removed: true } }),
    ],
    'POST /api/contacts/:contactId/consents': [
      refused({
        params: inContact,
        body: { purpose: 'survey', way: 'mail', given: true, at: '2025-11-01T00:00:00.000Z', source: 'form' },
      }),
    ],
    'PUT /api/contacts/:contactId/consents/:consentId/struck': [
      refused({ params: { ...inContact, consentId: theirs.consentId }, body: { struck: true } }),
      refusedByAll({ params: { ...inMyContact, consentId: theirs.consentId }, body: { struck: true } }),
    ],
    'POST /api/contacts/:contactId/merges': [
      refused({ params: inContact, body: { ...merge, fromId: theirs.otherContactId } }),
      refusedByAll({ params: inMyContact, body: { ...merge, fromId: theirs.conversation.contactId } }),
    ],
    'POST /api/contacts/:contactId/merges/:mergeId/undo': [
      refused({ params: { ...inContact, mergeId: theirs.contactMergeId } }),
      refusedByAll({ params: { ...inMyContact, mergeId: theirs.contactMergeId } }),
    ],
    'POST /api/contacts/:contactId/split': [
      refused({ params: inContact, body: { version: 1, profileId: theirs.conversation.profileId } }),
      refusedByAll({ params: inMyContact, body: { version: 2, profileId: theirs.conversation.profileId } }),
    ],
    'GET /api/contacts/:contactId/erasure': [refused({ params: inContact })],
    'POST /api/contacts/:contactId/erasure': [refused({ params: inContact, body: { name: theirs.contactName } })],
    'GET /api/contact-fields': [own()],
    'POST /api/contact-fields': [own({ body: { name: 'Customer number', kind: 'text' } })],
    'PATCH /api/contact-fields/:fieldKey': [
      refused({ params: { fieldKey: theirs.fieldKey }, body: { name: 'Taken over' } }),
    ],
  };
}
