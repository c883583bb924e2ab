import { describeAttachment, inlineTypes, removeAttachment, uploadAttachment } from '#contract/attachment.ts';
import type { AttachmentView } from '#contract/timeline.ts';
import { call } from '#web/api.ts';

const pictureTypes = inlineTypes.filter((type) => type.startsWith('image/'));

/** What this page knows of the files of drafts. */
const known = new Map<string, AttachmentView>();

/** Takes over what the server says of the files that drafts name. */
export function knowFiles(files: readonly AttachmentView[]): void {
  for (const file of files) known.set(file.id, file);
}

export type DraftFile = Pick<AttachmentView, 'kind' | 'name' | 'alt'> & { url: string };

/** A file of a draft: where it can be seen, small, and what was said of it. */
export function fileOf(id: string): DraftFile {
  const { kind = 'image', name = '', alt = '', url, thumbnailUrl } = known.get(id) ?? {};
  return { kind, name, alt, url: thumbnailUrl ?? url ?? `/api/attachments/${id}` };
}

/** Adds a file to what is being written and answers with its id. Throws ApiError. */
export async function addFile(conversationId: string, file: File): Promise<string> {
  const query = { name: file.name };
  return knowFile((await call(uploadAttachment, { params: { conversationId }, query, file })).attachment);
}

/** Remembers a file that was added, and answers with its id. */
export function knowFile(attachment: AttachmentView): string {
  known.set(attachment.id, attachment);
  return attachment.id;
}

export async function describeFile(attachmentId: string, alt: string): Promise<void> {
  const { attachment } = await call(describeAttachment, { params: { attachmentId }, body: { alt } });
  known.set(attachmentId, attachment);
}

/** The draft no longer names it; that the file goes too needs no waiting. */
export function removeFile(attachmentId: string): void {
  call(removeAttachment, { params: { attachmentId } }).catch(() => {
    // It stays with the server until its own clean-up finds that nothing names it.
  });
}

/** What of that may be sent from a stage that takes these types beside pictures, if any. */
export function typesOn(stage: { images: number; files?: string[] } | null): string[] {
  if (!stage) return [];
  return [...(stage.images > 0 ? pictureTypes : []), ...(stage.files ?? [])];
}

/** The files among what was pasted or dropped that have one of these types. */
export function filesIn(transfer: DataTransfer | null, types: readonly string[]): File[] {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/') || types.includes(file.type));
}
