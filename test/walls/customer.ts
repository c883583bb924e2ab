import { addConsent, addContactNote, mergeContacts } from '#contract/contact.ts';
import { createContactField } from '#contract/contact-field.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from '../app.ts';
import { aProfile, type TestConversation } from '../factories/conversation.ts';
import type { TestAgent } from '../factories/people.ts';

type Known = { workspaceId: WorkspaceId; owner: TestAgent; conversation: TestConversation; secret: string };

/** What is kept about the customer, and somebody else who could be merged with them. */
export async function knowTheCustomer(app: TestApp, { workspaceId, owner, conversation, secret }: Known) {
  const params = { contactId: conversation.contactId };
  const field = await app.call(owner, createContactField, { body: { name: `Field ${secret}`, kind: 'text' } });
  const [merged, other] = [await aProfile(app.context.db, workspaceId), await aProfile(app.context.db, workspaceId)];
  const merge = await app.call(owner, mergeContacts, {
    params,
    body: { version: 1, fromId: merged.contactId, fromVersion: 1 },
  });
  await app.call(owner, addContactNote, { params, body: { text: secret } });
  const { body } = await app.call(owner, addConsent, {
    params,
    body: {
      purpose: 'survey',
      way: 'mail',
      given: true,
      at: app.context.now().toISOString(),
      source: 'form',
      how: secret,
    },
  });
  return {
    contactName: body.contact.name,
    contactNoteId: body.contact.notes[0]?.id ?? '',
    consentId: body.contact.consents[0]?.id ?? '',
    contactMergeId: merge.body.mergeId,
    otherContactId: other.contactId,
    fieldKey: field.body.field.key,
  };
}
