import { tell } from './hooks.ts';
import { type BusinessNumber, type Customer, cardOf } from './people.ts';
import { newMessageId, type Server } from './store.ts';

/** What a customer sends, in the network's own words: `{ type: 'text', text: { body } }`. */
export type Saying = { type: string } & Record<string, unknown>;

/** A customer writes; `at` is when, by default now. Answers with the id of the message. */
export function write(
  server: Server,
  number: BusinessNumber,
  customer: Customer,
  saying: Saying,
  at: Date = server.now(),
): string {
  const id = newMessageId();
  const { type, ...body } = saying;
  server.db.transaction(() => {
    server.db.run(
      "insert into message (id, number_id, wa_id, direction, type, body, status, callback, created_at) values (?, ?, ?, 'in', ?, ?, 'sent', null, ?)",
      ...[id, number.id, customer.wa_id, type, JSON.stringify(body), at.toISOString()],
    );
    // Whom the business blocks is not told so, and not heard.
    if (server.db.get('select 1 from blocked where number_id = ? and wa_id = ?', number.id, customer.wa_id)) return;
    tell(server, number.account_id, 'messages', {
      ...head(number),
      contacts: [cardOf(customer)],
      messages: [
        {
          ...(customer.shows_number ? { from: customer.wa_id } : {}),
          from_user_id: customer.user_id,
          id,
          timestamp: seconds(at),
          ...saying,
        },
      ],
    });
  });
  server.changed();
  return id;
}

/** Somebody of the business writes in the WhatsApp app, past the API. */
export function writeInApp(server: Server, number: BusinessNumber, customer: Customer, text: string): string {
  const id = newMessageId();
  const at = server.now();
  server.db.transaction(() => {
    server.db.run(
      "insert into message (id, number_id, wa_id, direction, type, body, status, callback, created_at) values (?, ?, ?, 'out', 'text', ?, 'sent', null, ?)",
      ...[id, number.id, customer.wa_id, JSON.stringify({ text: { body: text } }), at.toISOString()],
    );
    tell(server, number.account_id, 'smb_message_echoes', {
      ...head(number),
      message_echoes: [
        {
          from: number.display.replace(/\D/g, ''),
          to: customer.wa_id,
          to_user_id: customer.user_id,
          id,
          timestamp: seconds(at),
          type: 'text',
          text: { body: text },
        },
      ],
    });
  });
  server.changed();
  return id;
}

const head = (number: BusinessNumber) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: number.display, phone_number_id: number.id },
});
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));
