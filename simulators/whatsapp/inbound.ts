import * as z from 'zod';
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

/** A customer chooses what a message of the business offers, by its title. */
export function choose(
  server: Server,
  number: BusinessNumber,
  customer: Customer,
  messageId: string,
  title: string,
  at: Date = server.now(),
): string {
  const { kind, rows } = offerOf(server, messageId);
  const chosen = rows.find((one) => one.title === title);
  if (!chosen) throw new Error(`Nothing called ${title} is offered there.`);
  const type = `${kind}_reply`;
  const context = { from: number.display.replace(/\D/g, ''), id: messageId };
  const saying = { type: 'interactive', interactive: { type, [type]: chosen }, context };
  return write(server, number, customer, saying, at);
}

/** The titles that a customer can choose under a message of the business. */
export const offeredIn = (server: Server, messageId: string): string[] =>
  offerOf(server, messageId).rows.map(({ title }) => title);

function offerOf(server: Server, messageId: string) {
  const row = server.db.get<{ body: string }>('select body from message where id = ?', messageId);
  const { data } = Offer.safeParse(JSON.parse(row?.body ?? '{}'));
  const { buttons = [], sections = [] } = data?.interactive.action ?? {};
  const rows = [...buttons.map(({ reply }) => reply), ...sections.flatMap((one) => one.rows)];
  return { kind: data?.interactive.type ?? 'button', rows };
}

const Choice = z.object({ id: z.string(), title: z.string() });
const Offer = z.object({
  interactive: z.object({
    type: z.enum(['button', 'list']),
    action: z.object({
      buttons: z.array(z.object({ reply: Choice })).optional(),
      sections: z.array(z.object({ rows: z.array(Choice) })).optional(),
    }),
  }),
});

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
