import type { InboundAttachment, InboundMessage } from '#connectors/inbound.ts';
import type { Media, Message } from '../shapes.ts';

/** What a message says, in words and files; null for a kind that this version does not know. */
export type Said = Pick<InboundMessage, 'text' | 'attachments' | 'chose'>;

/** Pure. A kind without words of its own is told in words that need no language: what was sent, and signs. */
export function saidIn(message: Message): Said | null {
  const words = (text: string | undefined): Said => ({ text: text ?? '', attachments: [] });
  switch (message.type) {
    case 'text':
      return message.text?.body === undefined ? null : words(message.text.body);
    case 'image':
      return file(message.image, 'image');
    case 'sticker':
      return file(message.sticker, 'image');
    case 'video':
      return file(message.video, 'video');
    case 'audio':
      return file(message.audio, 'audio');
    case 'document':
      return file(message.document, 'file');
    case 'location':
      return message.location ? words(placeOf(message.location)) : null;
    case 'contacts':
      return message.contacts.length > 0 ? words(message.contacts.map(cardOf).join('\n')) : null;
    case 'button':
      return message.button?.text === undefined ? null : chosen(words(message.button.text));
    case 'interactive':
      return message.interactive ? chosen(words(chosenIn(message.interactive)), message.interactive.nfm_reply) : null;
    case 'order':
      return message.order ? words(orderOf(message.order)) : null;
    case 'system':
      return words(message.system?.body);
    default:
      return null;
  }
}

/** What was filled in is more than a choice. */
const chosen = (said: Said, form?: object): Said => (form || said.text === '' ? said : { ...said, chose: said.text });

function file(media: Media | undefined, kind: InboundAttachment['kind']): Said | null {
  if (!media) return null;
  const { id, mime_type: mimeType, caption, filename } = media;
  const attachment: InboundAttachment = {
    externalId: id,
    kind,
    url: `network:${id}`,
    ...(filename ? { alt: filename } : {}),
    ...(mimeType ? { mimeType } : {}),
  };
  return { text: caption ?? '', attachments: [attachment] };
}

function placeOf({ name, address, latitude, longitude }: NonNullable<Message['location']>): string {
  const point = latitude === undefined || longitude === undefined ? '' : `${latitude}, ${longitude}`;
  return `📍 ${[name, address, point].filter(Boolean).join('\n')}`;
}

function cardOf({ name, phones, emails }: Message['contacts'][number]): string {
  const ways = [...phones.map(({ phone }) => phone), ...emails.map(({ email }) => email)];
  return `👤 ${[name?.formatted_name, ...ways].filter(Boolean).join(', ')}`;
}

function chosenIn({ button_reply, list_reply, nfm_reply }: NonNullable<Message['interactive']>): string {
  const reply = button_reply ?? list_reply;
  if (reply) return [reply.title, reply.description].filter(Boolean).join('\n');
  return [nfm_reply?.body, nfm_reply?.response_json].filter(Boolean).join('\n');
}

function orderOf({ text, product_items: items }: NonNullable<Message['order']>): string {
  const lines = items.map(({ product_retailer_id: id = '?', quantity = 1, item_price: price, currency }) =>
    ['🛒', `${quantity} ×`, id, ...(price === undefined ? [] : [`(${price} ${currency ?? ''})`])]
      .join(' ')
      .replace(' )', ')'),
  );
  return [text, ...lines].filter(Boolean).join('\n');
}
