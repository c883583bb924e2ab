import { EventTypeName } from '#contract/audit.ts';
import type { EventType } from '#contract/events.ts';
import type { AuditSearch } from './search.ts';

/** What the server is asked for: the last day counts as a whole. */
export function toFilter({ type, agent, conversation, from, to }: AuditSearch) {
  return {
    type: typeOf(type),
    agentId: agent,
    conversationId: conversation,
    from: startOf(from, 0),
    to: startOf(to, 1),
  };
}

/** The type that an address names; nothing when there is none called that. */
export function typeOf(name: string | undefined): EventType | undefined {
  return EventTypeName.safeParse(name).data;
}

/** Midnight in this browser's zone, so many days later. */
function startOf(day: string | undefined, later: number): string | undefined {
  if (day === undefined) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
