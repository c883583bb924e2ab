import * as z from 'zod/mini';
import { Id } from './common.ts';
import { endpoint } from './endpoint.ts';
import { AttachmentView } from './timeline.ts';

/** What nobody needs to read to help: told apart in a text, or marked in a picture by a person. */
export const cutKinds = ['card', 'cvv', 'password', 'identity_number', 'identity_image'] as const;
export const CutKind = z.enum(cutKinds);
export type CutKind = z.output<typeof CutKind>;

/** Minutes after which it is cut from what is kept; 0 at once, null never. */
const After = z.nullable(z.int().check(z.gte(0), z.lte(2 * 365 * 24 * 60)));

/** When secrets of customers are cut from texts, search, raw deliveries, drafts, notes and files. */
export const SecretRules = z.object({
  after: z.object({ card: After, cvv: After, password: After, identity_number: After, identity_image: After }),
});
export type SecretRules = z.output<typeof SecretRules>;

const dayMinutes = 24 * 60;

/** What every workspace starts with: a security code may never be kept, the rest only while a matter is looked at. */
export const defaultSecretRules: SecretRules = {
  after: {
    card: dayMinutes,
    cvv: 0,
    password: dayMinutes,
    identity_number: 30 * dayMinutes,
    identity_image: 30 * dayMinutes,
  },
};

export const markIdentity = endpoint({
  method: 'PUT',
  path: '/api/attachments/:attachmentId/identity',
  permission: 'conversation.write',
  summary:
    'Says that a picture shows an identity document, or takes that back: it is hidden from those without personal_data.unmask and cut when the policy says so.',
  params: z.object({ attachmentId: Id }),
  body: z.object({ isIdentity: z.boolean() }),
  reply: z.object({ attachment: AttachmentView }),
});
