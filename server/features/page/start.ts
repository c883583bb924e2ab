import { sql } from 'kysely';
import type { Ladder } from '#contract/escalation.ts';
import type { PageCause } from '#contract/page.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';

const minuteMs = 60_000;

export type NewPage = {
  /** Key of the ladder, or `by_hand`. */
  ladder: string;
  name: string;
  policyVersion: number;
  conversationId: string | null;
  cause: PageCause;
  /** What set it off: a second page of the same ladder and occasion is none. */
  occasion: string;
} & Pick<Ladder, 'steps' | 'alarmAfterMinutes'>;

/** Begins to call people. Null when this occasion had its page. */
export async function startPage(tx: Tx, actor: Actor, page: NewPage, now: Date): Promise<string | null> {
  const id = newId(now);
  const nextAt = new Date(now.getTime() + (page.steps[0]?.afterMinutes ?? 0) * minuteMs);
  const { rows } = await sql<{ id: string }>`
    insert into page (workspace_id, id, ladder, name, policy_version, conversation_id, cause, occasion, steps, alarm_after_minutes,
      state, started_at, started_by, next_at, fires_at)
    values (${tx.workspaceId}, ${id}, ${page.ladder}, ${page.name}, ${page.policyVersion}, ${page.conversationId},
      ${JSON.stringify(page.cause)}::jsonb, ${page.occasion}, ${JSON.stringify(page.steps)}::jsonb, ${page.alarmAfterMinutes}, 'open',
      ${now}, ${actor.kind === 'agent' ? actor.id : null}, ${nextAt}, ${nextAt})
    on conflict on constraint page_once do nothing returning id`.execute(tx);
  if (!rows[0]) return null;
  record(tx, {
    type: 'page.started',
    at: now,
    actor,
    subject: { kind: 'page', id },
    conversationId: page.conversationId ?? undefined,
    detail: { name: page.name, on: page.cause.on, policyVersion: page.policyVersion },
  });
  await wakeAt(tx, [nextAt]);
  return id;
}
