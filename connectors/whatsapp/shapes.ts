import * as z from 'zod';
import { forgiving, readable } from '../forgiving.ts';
import { GraphError } from './errors.ts';

/**
 * What the network delivers, as far as we use it. Objects are loose and fields forgiving: a null or a strange type loses
 * that field and not the message.
 */
const text = forgiving(z.string());
const number = forgiving(z.number());

export const Delivery = z.looseObject({ object: z.string(), entry: z.array(z.unknown()) });
export const Entry = z.looseObject({ changes: z.array(z.unknown()) });
export const Change = z.looseObject({ field: z.string().min(1), value: z.unknown() });

export const Value = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string().min(1) }),
  contacts: readable(
    z.looseObject({
      wa_id: text,
      user_id: text,
      profile: forgiving(z.looseObject({ name: text, username: text })),
    }),
  ),
  messages: z.array(z.unknown()).catch([]),
  message_echoes: z.array(z.unknown()).catch([]),
  statuses: z.array(z.unknown()).catch([]),
  errors: z.array(z.unknown()).catch([]),
});
export type Value = z.output<typeof Value>;

const Media = z.looseObject({
  id: z.string().min(1),
  mime_type: text,
  caption: text,
  filename: text,
  voice: forgiving(z.boolean()),
});
export type Media = z.output<typeof Media>;

const reply = forgiving(z.looseObject({ id: text, title: text, description: text }));

export const Message = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  timestamp: z.string().regex(/^\d{1,12}$/),
  from: text,
  from_user_id: text,
  to: text,
  to_user_id: text,
  group_id: text,
  text: forgiving(z.looseObject({ body: text })),
  image: forgiving(Media),
  video: forgiving(Media),
  audio: forgiving(Media),
  document: forgiving(Media),
  sticker: forgiving(Media),
  location: forgiving(z.looseObject({ latitude: number, longitude: number, name: text, address: text })),
  contacts: readable(
    z.looseObject({
      name: forgiving(z.looseObject({ formatted_name: text })),
      phones: readable(z.looseObject({ phone: text })),
      emails: readable(z.looseObject({ email: text })),
    }),
  ),
  button: forgiving(z.looseObject({ text })),
  interactive: forgiving(
    z.looseObject({
      button_reply: reply,
      list_reply: reply,
      nfm_reply: forgiving(z.looseObject({ body: text, response_json: text })),
    }),
  ),
  order: forgiving(
    z.looseObject({
      text,
      product_items: readable(
        z.looseObject({
          product_retailer_id: text,
          quantity: forgiving(z.union([z.string(), z.number()])),
          item_price: forgiving(z.union([z.string(), z.number()])),
          currency: text,
        }),
      ),
    }),
  ),
  system: forgiving(z.looseObject({ body: text, type: text })),
  reaction: forgiving(z.looseObject({ message_id: text, emoji: text })),
  edit: forgiving(z.looseObject({ original_message_id: text, message: z.unknown() })),
  revoke: forgiving(z.looseObject({ original_message_id: text })),
  context: forgiving(z.looseObject({ id: text })),
  referral: forgiving(z.looseObject({ headline: text, body: text, source_url: text })),
  errors: readable(GraphError),
});
export type Message = z.output<typeof Message>;

export const Status = z.looseObject({
  id: z.string().min(1),
  status: z.string().min(1),
  timestamp: z.string().regex(/^\d{1,12}$/),
  biz_opaque_callback_data: text,
  errors: readable(GraphError),
});
