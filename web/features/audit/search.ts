import * as z from 'zod/mini';
import { EventTypeName } from '#contract/audit.ts';

const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Filters as they stand in the address; a broken one is left out. Days are the reader's own. */
export const AuditSearch = z.object({
  type: z.catch(z.optional(EventTypeName), undefined),
  agent: z.catch(z.optional(z.uuid()), undefined),
  conversation: z.catch(z.optional(z.uuid()), undefined),
  from: z.catch(z.optional(Day), undefined),
  to: z.catch(z.optional(Day), undefined),
});
export type AuditSearch = z.output<typeof AuditSearch>;

/** What the server is asked for: the last day counts as a whole. */
export function toFilter({ type, agent, conversation, from, to }: AuditSearch) {
  return { type, agentId: agent, conversationId: conversation, from: startOf(from, 0), to: startOf(to, 1) };
}

/** Midnight in this browser's zone, so many days later. */
function startOf(day: string | undefined, later: number): string | undefined {
  if (day === undefined) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
