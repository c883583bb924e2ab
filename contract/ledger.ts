import * as z from 'zod/mini';
import { Id, Instant, page } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LedgerOutcome } from './ledger-outcome.ts';

/** received = stored + applied + duplicate + skipped + failed + pending. */
export const LedgerCounts = z.object({
  received: z.number(),
  stored: z.number(),
  applied: z.number(),
  duplicate: z.number(),
  skipped: z.number(),
  failed: z.number(),
  pending: z.number(),
});
export type LedgerCounts = z.output<typeof LedgerCounts>;

export const LedgerItem = z.object({
  deliveryId: Id,
  n: z.number(),
  receivedAt: Instant,
  channelId: z.nullable(Id),
  outcome: LedgerOutcome,
  reason: z.nullable(z.string()),
  conversationId: z.nullable(Id),
});
export type LedgerItem = z.output<typeof LedgerItem>;

const Days = z.coerce.number().check(z.int(), z.gte(1), z.lte(31));

export const getLedger = endpoint({
  method: 'GET',
  path: '/api/ledger',
  permission: 'ledger.read',
  summary: 'What each channel received in the last days and what became of it, by item.',
  query: z.object({ days: z._default(Days, 7) }),
  reply: z.object({
    channels: z.array(
      z.object({ channelId: z.nullable(Id), network: z.string(), handle: z.string(), counts: LedgerCounts }),
    ),
    /** Kinds of skipped and failed items with how often each came. */
    reasons: z.array(
      z.object({ channelId: z.nullable(Id), outcome: LedgerOutcome, reason: z.string(), count: z.number() }),
    ),
  }),
});

export const listLedgerItems = endpoint({
  method: 'GET',
  path: '/api/ledger/items',
  permission: 'ledger.read',
  summary: 'The items behind a figure of the ledger, newest first.',
  query: z.object({
    channelId: z.optional(Id),
    outcome: z.optional(LedgerOutcome),
    reason: z.optional(z.string()),
    /** As in the figure; all that is kept without it. */
    days: z.optional(Days),
    cursor: z.optional(z.string()),
  }),
  reply: page(LedgerItem),
});

export const getDelivery = endpoint({
  method: 'GET',
  path: '/api/deliveries/:deliveryId',
  permission: 'ledger.replay',
  summary: 'The raw bytes of a delivery as the network sent them.',
  params: z.object({ deliveryId: Id }),
  reply: z.object({
    id: Id,
    receivedAt: Instant,
    source: z.enum(['webhook', 'poll', 'thread', 'echo']),
    state: z.enum(['pending', 'done', 'failed']),
    error: z.nullable(z.string()),
    body: z.string(),
  }),
});

export const replayDeliveries = endpoint({
  method: 'POST',
  path: '/api/ledger/replay',
  permission: 'ledger.replay',
  summary: 'Handles failed or skipped items again, for example after an update; the same row tells the new outcome.',
  body: z.object({ channelId: z.optional(Id), outcome: z.enum(['failed', 'skipped']) }),
  reply: z.object({ deliveries: z.number() }),
});
