import type { InboundAttachment } from '../inbound.ts';
import type { RoomMessage } from './rooms.ts';

const kinds: Record<string, InboundAttachment['kind']> = {
  image: 'image',
  sticker: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
};

/** What an attachment of that type is to us; undefined for what is no file. */
export const fileKindOf = (type: string): InboundAttachment['kind'] | undefined => kinds[type];

/** The files of a message as its room lists them. */
export function filesOf({ id, attachments }: RoomMessage): InboundAttachment[] {
  return (attachments?.data ?? []).flatMap((file): InboundAttachment[] => {
    const url = file.image_data?.url ?? file.video_data?.url ?? file.file_url;
    const [type = ''] = (file.mime_type ?? '').split('/');
    const kind = kinds[type] ?? 'file';
    return url !== undefined && URL.canParse(url) ? [{ externalId: `${id}:${file.id}`, kind, url }] : [];
  });
}
