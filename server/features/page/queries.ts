import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import { LadderStep } from '#contract/escalation.ts';
import { type Page, PageCause } from '#contract/page.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

export { findCalled } from './people.ts';

const mostOver = 30;
const mostGoingOn = 200;
const Steps = z.array(LadderStep);

type Stored = Omit<Page, 'cause' | 'steps' | 'startedAt' | 'nextAt' | 'acknowledgedAt' | 'conversation' | 'calls'> & {
  cause: unknown;
  steps: unknown;
  startedAt: Date;
  nextAt: Date | null;
  acknowledgedAt: Date | null;
  conversationId: string | null;
  isSeen: boolean;
  number: number | null;
  customer: string | null;
  network: string | null;
  calls: { n: number; agentId: string; at: string }[];
};

/** What is going on, oldest first, then what is over, newest first: within reach, and what called the viewer. */
export async function listPages(tx: Tx, viewer: Viewer): Promise<Page[]> {
  const goingOn = await read(
    tx,
    viewer,
    sql`p.state in ('open', 'unanswered')
    order by p.started_at, p.id limit ${mostGoingOn}`,
  );
  const over = await read(
    tx,
    viewer,
    sql`p.state in ('acknowledged', 'ended')
    order by p.started_at desc, p.id desc limit ${mostOver}`,
  );
  return [...goingOn, ...over];
}

/** One page, or `not_found`: also for what is out of reach and did not call the viewer. */
export async function getPage(tx: Tx, viewer: Viewer, pageId: string): Promise<Page> {
  const [page] = await read(tx, viewer, sql`p.id = ${pageId}`);
  if (!page) throw notFound('page');
  return page;
}

/** One about no conversation concerns everybody whose reach is not narrowed. */
async function read(tx: Tx, viewer: Viewer, which: RawBuilder<unknown>): Promise<Page[]> {
  const isSeen = sql`(c.id is not null and ${withinReach(viewer)})`;
  const isCalled = sql`exists (select from page_call k
    where k.workspace_id = p.workspace_id and k.page_id = p.id and k.agent_id = ${viewer.agentId})`;
  const { rows } = await sql<Stored>`
    select p.id, p.name, p.cause, p.state, p.started_at as "startedAt", p.started_by as "startedBy", p.steps, p.fires_at as "nextAt",
      p.acknowledged_at as "acknowledgedAt", p.acknowledged_by as "acknowledgedBy", (
        select s.name from stakeholder s where s.workspace_id = p.workspace_id and s.id = p.acknowledged_stakeholder
      ) as "acknowledgedByName", p.by_link as "byLink",
      p.conversation_id as "conversationId", ${isSeen} as "isSeen", c.number, f.name as customer, f.network,
      coalesce((select json_agg(json_build_object('n', k.n, 'agentId', k.agent_id, 'at', k.at) order by k.n, k.agent_id)
        from page_call k where k.workspace_id = p.workspace_id and k.page_id = p.id), '[]') as calls
    from page p
    left join conversation c on c.workspace_id = p.workspace_id and c.id = p.conversation_id
    left join profile f on f.workspace_id = c.workspace_id and f.id = c.profile_id
    where p.workspace_id = ${tx.workspaceId}
      and (${isSeen} or ${isCalled} or (p.conversation_id is null and ${viewer.reach === 'all'}::boolean)) and ${which}`.execute(
    tx,
  );
  return rows.map(view);
}

function view({ conversationId, isSeen, number, customer, network, ...row }: Stored): Page {
  const conversation =
    isSeen && conversationId !== null && number !== null
      ? { id: conversationId, number, name: customer ?? '', network: network ?? '' }
      : null;
  return {
    ...row,
    cause: PageCause.parse(row.cause),
    steps: Steps.parse(row.steps),
    startedAt: row.startedAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    calls: row.calls.map((call) => ({ ...call, at: new Date(call.at).toISOString() })),
    conversation,
  };
}
