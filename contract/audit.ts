import * as z from 'zod/mini';
import { Empty, Id, Instant, page } from './common.ts';
import { endpoint } from './endpoint.ts';
import { type EventType, eventTypes } from './events.ts';

export const EventTypeName = z.enum(Object.keys(eventTypes) as [EventType, ...EventType[]]);

/** One link of the chain, for an auditor. */
export const AuditEvent = z.object({
  position: z.number(),
  id: Id,
  at: Instant,
  /** Past tense, such as `conversation.assigned`. */
  type: z.string(),
  actor: z.object({
    kind: z.enum(['agent', 'customer', 'system', 'api_key', 'stakeholder']),
    id: z.nullable(Id),
    /** Of agents and API keys; customers are not named here. */
    name: z.nullable(z.string()),
  }),
  subject: z.object({ kind: z.string(), id: z.nullable(Id) }),
  conversation: z.nullable(z.object({ id: Id, number: z.nullable(z.number()) })),
  /** Null once it was erased; the link itself stays. */
  detail: z.nullable(z.record(z.string(), z.unknown())),
});
export type AuditEvent = z.output<typeof AuditEvent>;

export const listAuditEvents = endpoint({
  method: 'GET',
  path: '/api/audit',
  permission: 'audit.read',
  summary: 'What happened in the workspace, newest first, by kind, person, conversation and time.',
  query: z.object({
    type: z.optional(EventTypeName),
    agentId: z.optional(Id),
    conversationId: z.optional(Id),
    /** Half-open: from ≤ at < to. */
    from: z.optional(Instant),
    to: z.optional(Instant),
    cursor: z.optional(z.string()),
    limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
  }),
  reply: page(AuditEvent),
});

export const getAuditHead = endpoint({
  method: 'GET',
  path: '/api/audit/head',
  permission: 'audit.read',
  summary: 'How long the chain is, its newest hash, and up to where it was last signed outside the database.',
  reply: z.object({
    position: z.number(),
    hash: z.string(),
    signed: z.nullable(z.object({ position: z.number(), at: Instant, key: z.string() })),
  }),
});

/** Answers with JSON lines (application/jsonl), not with the reply below; each export is itself an event. */
export const exportAudit = endpoint({
  method: 'GET',
  path: '/api/audit/export',
  permission: 'audit.read',
  summary: 'The whole chain with every detail that was not erased, as JSON lines for "earshot audit verify".',
  reply: Empty,
});
