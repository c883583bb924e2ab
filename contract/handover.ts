import * as z from 'zod/mini';
import { ClockKind } from './clock.ts';
import { Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** How long before the shift changes its note is made ready. */
export const readyMinutes = 30;

const About = z.object({ id: Id, number: z.number(), name: z.string() });

/** What the next shift takes over: as it is now, within the reader's reach. */
export const HandoverItems = z.object({
  /** Running clocks that are late or due within two hours, the most pressing first; at most 50. */
  clocks: z.array(z.object({ conversation: About, kind: ClockKind, dueAt: Instant })),
  /** Calls that nobody has taken. */
  pages: z.array(z.object({ id: Id, name: z.string(), startedAt: Instant, conversation: z.nullable(About) })),
  /** Answers that wait for a second person, the soonest to be decided first. */
  approvals: z.array(z.object({ id: Id, dueAt: Instant, conversation: About })),
  /** Of whom goes, open and due within twelve hours of the change; promises among them. */
  tasks: z.array(
    z.object({ id: Id, text: z.string(), isPromise: z.boolean(), dueAt: Instant, conversation: z.nullable(About) }),
  ),
});
export type HandoverItems = z.output<typeof HandoverItems>;

export const Handover = z.object({
  id: Id,
  rotaId: Id,
  rotaName: z.string(),
  fromAgentId: Id,
  /** Null: nobody follows. */
  toAgentId: z.nullable(Id),
  /** When the shift changes. */
  at: Instant,
  confirmedAt: z.nullable(Instant),
  confirmedBy: z.nullable(Id),
  /** The reader may confirm it: who follows, who is on call now, or who manages policies. */
  mayConfirm: z.boolean(),
  /** Null once it is confirmed. */
  items: z.nullable(HandoverItems),
});
export type Handover = z.output<typeof Handover>;

export const listHandovers = endpoint({
  method: 'GET',
  path: '/api/handovers',
  permission: 'inbox.read',
  summary:
    'Hand-over notes that wait to be confirmed, of the last week and to come, and those confirmed since yesterday.',
  reply: z.object({ handovers: z.array(Handover) }),
});

export const confirmHandover = endpoint({
  method: 'PUT',
  path: '/api/handovers/:handoverId/confirmed',
  permission: 'inbox.read',
  summary: 'Says that the next shift has taken over; or takes that back, by who said it.',
  params: z.object({ handoverId: Id }),
  body: z.object({ confirmed: z.boolean() }),
  reply: z.object({ handover: Handover }),
});
