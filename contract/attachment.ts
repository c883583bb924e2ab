import * as z from 'zod/mini';
import { Empty, Id } from './common.ts';
import { endpoint } from './endpoint.ts';
import { AttachmentView } from './timeline.ts';

/** Types that a browser may show in place; everything else is offered as a download only. */
export const inlineTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'video/mp4',
  'video/webm',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
] as const;

/** Films, sounds and documents that can be added to an answer beside pictures, where the network takes them. */
export const sendableTypes = [...inlineTypes, 'video/quicktime', 'application/pdf'] as const;

/** Largest picture that can be added to an answer, and largest film, sound or document; a network may take less. */
export const maxPictureBytes = 10 * 1024 * 1024;
export const maxUploadBytes = 25 * 1024 * 1024;

const attachmentId = z.object({ attachmentId: Id });
const Alt = z.string().check(z.trim(), z.maxLength(2000));

/** The body is the file itself, with its type as content-type. */
export const uploadAttachment = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/attachments',
  permission: 'reply.draft',
  summary: 'Adds a file to what is being written; its bytes are the body.',
  params: z.object({ conversationId: Id }),
  query: z.object({ name: z._default(z.string().check(z.maxLength(200)), ''), alt: z._default(Alt, '') }),
  reply: z.object({ attachment: AttachmentView }),
});

export const describeAttachment = endpoint({
  method: 'PUT',
  path: '/api/attachments/:attachmentId',
  permission: 'reply.draft',
  summary: 'Sets the description of a file that has not left yet.',
  params: attachmentId,
  body: z.object({ alt: Alt }),
  reply: z.object({ attachment: AttachmentView }),
});

export const removeAttachment = endpoint({
  method: 'DELETE',
  path: '/api/attachments/:attachmentId',
  permission: 'reply.draft',
  summary: 'Removes a file that has not left yet.',
  params: attachmentId,
  reply: Empty,
});

export const getAttachment = endpoint({
  method: 'GET',
  path: '/api/attachments/:attachmentId',
  permission: 'inbox.read',
  summary: 'The file itself, from our own storage.',
  params: attachmentId,
  reply: z.any(),
});

export const getHandedFile = endpoint({
  method: 'GET',
  path: '/api/handed',
  permission: 'public',
  summary: 'A file on its way to a network that fetches files itself, for an hour.',
  query: z.object({ token: z.string().check(z.maxLength(600)) }),
  reply: z.any(),
});

export const getThumbnail = endpoint({
  method: 'GET',
  path: '/api/attachments/:attachmentId/thumbnail',
  permission: 'inbox.read',
  summary: 'A small copy of a picture, for lists; the file itself where it has none.',
  params: attachmentId,
  reply: z.any(),
});

export const getCaptions = endpoint({
  method: 'GET',
  path: '/api/attachments/:attachmentId/captions',
  permission: 'inbox.read',
  summary: 'What a film or a sound says in writing, as WebVTT.',
  params: attachmentId,
  reply: z.any(),
});
