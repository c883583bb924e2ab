import * as z from 'zod';
import { graphRefusal, statusError } from './graph-error.ts';
import { tell } from './hooks.ts';
import { type BusinessNumber, type Customer, findCustomer, getNumber } from './people.ts';
import { newMessageId, type Server } from './store.ts';
import { fillTemplate } from './templates.ts';
import { getVariants } from './variants.ts';

const hourMs = 3_600_000;
const windowHours = 24;
const pairMs = 6_000;

const Media = z.object({
  id: z.string().optional(),
  link: z.string().optional(),
  caption: z.string().max(1024).optional(),
});
const Button = z.object({
  type: z.literal('reply'),
  reply: z.object({ id: z.string().max(256), title: z.string().min(1).max(20) }),
});
const Row = z.object({ id: z.string(), title: z.string().min(1).max(24), description: z.string().max(72).optional() });
const Section = z.object({ title: z.string().max(24).optional(), rows: z.array(Row).min(1) });
const Interactive = z.discriminatedUnion('type', [
  z.object({
    ...{ type: z.literal('button'), body: z.object({ text: z.string().min(1).max(1024) }) },
    action: z.object({ buttons: z.array(Button).min(1).max(3) }),
  }),
  z.object({
    ...{ type: z.literal('list'), body: z.object({ text: z.string().min(1).max(4096) }) },
    action: z.object({
      button: z.string().min(1).max(20),
      // Ten rows in all.
      sections: z
        .array(Section)
        .min(1)
        .max(10)
        .refine((all) => all.flatMap(({ rows }) => rows).length <= 10),
    }),
  }),
]);

/** What a business may send, by kind. */
const kinds = {
  text: z.object({ text: z.object({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }) }),
  image: z.object({ image: Media }),
  video: z.object({ video: Media }),
  audio: z.object({ audio: Media }),
  document: z.object({ document: Media.extend({ filename: z.string().optional() }) }),
  sticker: z.object({ sticker: Media }),
  location: z.object({
    location: z.object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
  }),
  reaction: z.object({ reaction: z.object({ message_id: z.string().min(1), emoji: z.string() }) }),
  interactive: z.object({ interactive: Interactive }),
  template: z.object({
    template: z.object({
      name: z.string(),
      language: z.object({ code: z.string() }),
      components: z
        .array(
          z.looseObject({
            type: z.string(),
            parameters: z
              .array(z.looseObject({ text: z.string().optional(), parameter_name: z.string().optional() }))
              .optional(),
          }),
        )
        .optional(),
    }),
  }),
} as const;

const Envelope = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  to: z.string().min(1).optional(),
  recipient: z.string().min(1).optional(),
  type: z.string().default('text'),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

/** Takes a message of a business; what cannot be delivered fails now or, as mostly there, in a status that follows. */
export function sendMessage(server: Server, number: BusinessNumber, json: unknown) {
  const { type, to, recipient, biz_opaque_callback_data: callback, ...rest } = parse(Envelope, json);
  if (!to && !recipient) throw graphRefusal(131008, 'to or recipient is needed');
  if (!(type in kinds)) throw graphRefusal(131051, type);
  const content = parse(kinds[type as keyof typeof kinds] as z.ZodType<Record<string, unknown>>, rest);
  const text = type === 'template' ? fillTemplate(server, number.account_id, content.template as never) : null;
  const customer = findCustomer(server, { to, recipient });
  if (customer) refuseTooFast(server, number, customer);
  const failure = failureOf(server, number, customer, type);
  const { failsAtOnce } = getVariants(server);
  if (failure !== null && failsAtOnce) throw graphRefusal(failure);
  const id = newMessageId();
  server.db.transaction(() => {
    if (customer)
      insert(server, {
        id,
        number,
        customer,
        type,
        body: text === null ? content : { template: { text } },
        status: failure === null ? 'sent' : 'failed',
        callback,
      });
    const about = { id, to: customer?.wa_id ?? to ?? '', userId: customer?.user_id, callback };
    if (failure === null)
      for (const status of ['sent', 'delivered'] as const) tellStatus(server, number, about, { status });
    else tellStatus(server, number, about, { status: 'failed', errors: [statusError(failure)] });
  });
  server.changed();
  return {
    messaging_product: 'whatsapp',
    contacts: [{ input: to ?? recipient ?? '', wa_id: customer?.wa_id ?? to ?? '' }],
    messages: [{ id, message_status: 'accepted' as const }],
  };
}

function parse<T>(schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw graphRefusal(131009, `${issue?.path.join('.')}: ${issue?.message}`);
}

type Inserted = {
  id: string;
  number: BusinessNumber;
  customer: Customer;
  type: string;
  body: object;
  status: string;
  callback?: string | undefined;
};

function insert({ db, now }: Server, { id, number, customer, type, body, status, callback }: Inserted): void {
  db.run(
    "insert into message (id, number_id, wa_id, direction, type, body, status, callback, created_at) values (?, ?, ?, 'out', ?, ?, ?, ?, ?)",
    ...[id, number.id, customer.wa_id, type, JSON.stringify(body), status, callback ?? null, now().toISOString()],
  );
}

/** The code by which the network does not deliver it; null when it does. */
function failureOf(
  server: Server,
  number: BusinessNumber,
  customer: Customer | undefined,
  type: string,
): number | null {
  if (!customer || customer.blocks_us) return 131026;
  if (type === 'template') return null;
  const { at } = server.db.get<{ at: string | null }>(
    "select max(created_at) as at from message where number_id = ? and wa_id = ? and direction = 'in'",
    ...[number.id, customer.wa_id],
  ) ?? { at: null };
  const isOpen = at !== null && server.now().getTime() < Date.parse(at) + windowHours * hourMs;
  return isOpen ? null : 131047;
}

function refuseTooFast(server: Server, number: BusinessNumber, customer: Customer): void {
  if (!getVariants(server).limitsPairs) return;
  const { at } = server.db.get<{ at: string | null }>(
    "select max(created_at) as at from message where number_id = ? and wa_id = ? and direction = 'out'",
    ...[number.id, customer.wa_id],
  ) ?? { at: null };
  if (at !== null && server.now().getTime() - Date.parse(at) < pairMs) throw graphRefusal(131056);
}

type About = { id: string; to: string; userId?: string | undefined; callback?: string | undefined };

function tellStatus(
  server: Server,
  number: BusinessNumber,
  about: About,
  what: { status: string; errors?: object[] },
): void {
  tell(server, number.account_id, 'messages', {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.display, phone_number_id: number.id },
    statuses: [
      {
        id: about.id,
        ...what,
        timestamp: String(Math.floor(server.now().getTime() / 1000)),
        recipient_id: about.to,
        ...(about.userId ? { recipient_user_id: about.userId } : {}),
        ...(about.callback ? { biz_opaque_callback_data: about.callback } : {}),
        ...(what.status === 'failed'
          ? {}
          : { pricing: { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' } }),
      },
    ],
  });
}

/** A customer looked at the room: what stands there is read. */
export function readRoom(server: Server, customer: Customer): void {
  const unread = server.db.all<{ id: string; number_id: string; callback: string | null }>(
    "select id, number_id, callback from message where wa_id = ? and direction = 'out' and status = 'sent'",
    customer.wa_id,
  );
  if (unread.length === 0) return;
  server.db.transaction(() => {
    for (const { id, number_id, callback } of unread) {
      server.db.run("update message set status = 'read' where id = ?", id);
      const about = { id, to: customer.wa_id, userId: customer.user_id, ...(callback ? { callback } : {}) };
      tellStatus(server, getNumber(server, number_id), about, { status: 'read' });
    }
  });
  server.changed();
}
