import * as z from 'zod/mini';
import { Id } from './common.ts';
import { endpoint } from './endpoint.ts';
import { AttachmentView } from './timeline.ts';

/** What nobody needs to keep to help: told apart in a text, marked in a picture by a person, or any picture sent in private. */
export const cutKinds = ['card', 'cvv', 'password', 'identity_number', 'identity_image', 'private_picture'] as const;
export const CutKind = z.enum(cutKinds);
export type CutKind = z.output<typeof CutKind>;

/** Minutes after which it is cut from what is kept; 0 at once, null never. */
const After = z.nullable(z.int().check(z.gte(0), z.lte(2 * 365 * 24 * 60)));

/** Pictures that customers send in private: what they show is known once somebody looks. */
const PrivatePictures = z.object({
  cover: z.enum(['until_looked_at', 'never']),
  /** Whoever looks says why. */
  askReason: z.boolean(),
});
const defaultPictures = { cover: 'until_looked_at', askReason: false } as const;

/** When secrets of customers are cut from texts, search, raw deliveries, drafts, notes and files. */
export const SecretRules = z.object({
  after: z.object({
    ...{ card: After, cvv: After, password: After, identity_number: After, identity_image: After },
    private_picture: z._default(After, null),
  }),
  pictures: z._default(PrivatePictures, defaultPictures),
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
    private_picture: null,
  },
  pictures: defaultPictures,
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

export const lookAtPicture = endpoint({
  method: 'POST',
  path: '/api/attachments/:attachmentId/looks',
  permission: 'picture.look',
  summary:
    'Takes the cover from a picture that a customer sent in private, for the caller; the first look of each is recorded, with a reason where the policy asks for one.',
  params: z.object({ attachmentId: Id }),
  body: z.object({ reason: z._default(z.string().check(z.trim(), z.maxLength(200)), '') }),
  reply: z.object({ url: z.string() }),
});

export const getPictureRules = endpoint({
  method: 'GET',
  path: '/api/picture-rules',
  permission: 'inbox.read',
  summary: 'Whether whoever looks at a covered picture is asked why.',
  reply: z.object({ askReason: z.boolean() }),
});
