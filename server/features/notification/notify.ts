import { sql } from 'kysely';
import type { Priority } from '#contract/filter.ts';
import { type NoticeDetail, type NoticeKind, type NoticeUrgency, noticeUrgencies } from '#contract/notification.ts';
import type { OwnKind } from '#contract/own-way.ts';
import { defaultChoice } from '#contract/own-way.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { readChoices } from './choices.ts';
import { leavesAt } from './leaves-at.ts';

export type Notice = {
  agentId: string;
  kind: NoticeKind;
  conversationId: string | null;
  /** Own ids, codes and numbers only, never texts of customers. */
  detail: NoticeDetail;
  /** `page` goes at once by two independent ways whatever the quiet hours; `now` at once outside quiet hours; `later` may wait for a digest. */
  urgency: NoticeUrgency;
  /** One notice per person and key: what is told again is not told twice. */
  key: string;
  /** Goes by these where they reach the person, and not by those they chose. */
  ways?: readonly OwnKind[];
};

/**
 * Tells people within the transaction; what leaves the house goes out after it, by each person's ways. Who can no longer
 * sign in is not told.
 */
export async function notify(tx: Tx, given: readonly Notice[], now: Date): Promise<void> {
  if (given.length === 0) return;
  const notices = mostUrgent(given);
  const planned = await plan(tx, notices, now);
  const column = <K extends keyof (typeof planned)[number]>(key: K) => planned.map((notice) => notice[key]);
  const { rows } = await sql<{ agentId: string; key: string; leavesAt: Date | null }>`
    insert into notice (workspace_id, id, agent_id, kind, conversation_id, detail, urgency, key, ways, at, leaves_at)
    select ${tx.workspaceId}, n.id, n.agent_id, n.kind, n.conversation_id, n.detail::jsonb, n.urgency, n.key,
      string_to_array(n.ways, ' '), ${now}, n.leaves_at
    from unnest(${planned.map(() => newId(now))}::uuid[], ${column('agentId')}::uuid[], ${column('kind')}::text[],
      ${column('conversationId')}::uuid[], ${planned.map(({ detail }) => JSON.stringify(detail))}::text[],
      ${column('urgency')}::text[], ${column('key')}::text[], ${planned.map(({ ways }) => ways?.join(' ') ?? null)}::text[],
      ${column('leavesAt')}::timestamptz[])
      as n (id, agent_id, kind, conversation_id, detail, urgency, key, ways, leaves_at)
    join agent a on a.workspace_id = ${tx.workspaceId} and a.id = n.agent_id and a.state = 'active'
    on conflict on constraint notice_once do nothing
    returning agent_id as "agentId", key, leaves_at as "leavesAt"`.execute(tx);
  const told = new Set(rows.map(idOf));
  for (const notice of notices) {
    if (!told.has(idOf(notice))) continue;
    const { agentId, kind, urgency, conversationId } = notice;
    record(tx, {
      type: 'notice.told',
      at: now,
      actor: systemActor,
      subject: { kind: 'agent', id: agentId },
      conversationId: conversationId ?? undefined,
      detail: { kind, urgency },
    });
  }
  await wakeAt(
    tx,
    rows.map((row) => row.leavesAt),
  );
}

const idOf = ({ agentId, key }: Pick<Notice, 'agentId' | 'key'>) => `${agentId} ${key}`;

/** Pure: whoever is told the same for several reasons is told it once, as urgently as any of them asks. */
function mostUrgent(notices: readonly Notice[]): Notice[] {
  const rank = ({ urgency }: Notice) => noticeUrgencies.indexOf(urgency);
  const found = new Map<string, Notice>();
  for (const notice of notices) {
    const known = found.get(idOf(notice));
    if (!known || rank(notice) < rank(known)) found.set(idOf(notice), notice);
  }
  return [...found.values()];
}

type Planned = Notice & { leavesAt: Date | null };

/** Each with the urgency it has for its person, and when it leaves the house. */
async function plan(tx: Tx, notices: readonly Notice[], now: Date): Promise<Planned[]> {
  const chosen = await readChoices(tx, [...new Set(notices.map(({ agentId }) => agentId))]);
  const priorities = await readPriorities(
    tx,
    notices.flatMap(({ conversationId }) => conversationId ?? []),
  );
  return notices.map((notice) => {
    const { choice, timeZone } = chosen.get(notice.agentId) ?? { choice: defaultChoice, timeZone: 'UTC' };
    const priority = (notice.conversationId && priorities.get(notice.conversationId)) || null;
    const { urgency, at } = leavesAt({ urgency: notice.urgency, priority }, choice, timeZone, now);
    return { ...notice, urgency, leavesAt: at };
  });
}

async function readPriorities(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Priority>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; priority: Priority }>`
    select id, priority from conversation
    where workspace_id = ${tx.workspaceId} and id = any(${conversationIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, priority }) => [id, priority]));
}
