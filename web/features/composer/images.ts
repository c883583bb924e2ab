import { describeAttachment, removeAttachment, uploadAttachment } from '#contract/attachment.ts';
import type { AttachmentView } from '#contract/timeline.ts';
import { call } from '#web/api.ts';

/** What this page knows of the images it has added; of a draft from elsewhere only the ids are known. */
const known = new Map<string, AttachmentView>();

/** An image of a draft: where it can be seen and what was said of it. */
export function imageOf(id: string): { id: string; url: string; alt: string } {
  const view = known.get(id);
  return { id, url: view?.url ?? `/api/attachments/${id}`, alt: view?.alt ?? '' };
}

/** Adds a file to what is being written and answers with its id. Throws ApiError. */
export async function addImage(conversationId: string, file: File): Promise<string> {
  const query = { name: file.name };
  return knowImage((await call(uploadAttachment, { params: { conversationId }, query, file })).attachment);
}

/** Remembers an image that was added, and answers with its id. */
export function knowImage(attachment: AttachmentView): string {
  known.set(attachment.id, attachment);
  return attachment.id;
}

export async function describeImage(attachmentId: string, alt: string): Promise<void> {
  const { attachment } = await call(describeAttachment, { params: { attachmentId }, body: { alt } });
  known.set(attachmentId, attachment);
}

/** The draft no longer names it; that the file goes too needs no waiting. */
export function removeImage(attachmentId: string): void {
  call(removeAttachment, { params: { attachmentId } }).catch(() => {
    // It stays with the server until its own clean-up finds that nothing names it.
  });
}

/** The pictures among what was pasted or dropped. */
export function picturesIn(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}
