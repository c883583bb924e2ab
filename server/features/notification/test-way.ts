import { sql } from 'kysely';
import type { Tested } from '#contract/way.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { hand } from '#server/features/way/commands.ts';
import { readOpenWays } from '#server/features/way/queries.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { prepare } from './send.ts';
import { decide } from './settle.ts';
import { type Telling, writeTelling } from './tellings.ts';

type NewTest = Parameters<typeof writeTelling>[1];

/**
 * Sends a test by a way of the workspace, once and now: to the caller's own mail address, to the number given, or to the
 * room. Throws `not_found`.
 */
export async function testWay(
  context: Context,
  viewer: Viewer,
  wayId: string,
  to: string | undefined,
): Promise<Tested> {
  const way = await context.db.inWorkspace(viewer.workspaceId, (tx) => readWay(tx, wayId));
  const agentId = way.kind === 'mail' ? viewer.agentId : null;
  const test = {
    agentId,
    stakeholderId: null,
    way: { ...way, wayId, agentWayId: null },
    purpose: 'test',
    noticeIds: [],
  } as const;
  return sendTest(context, viewer.workspaceId, test, to);
}

async function readWay(tx: Tx, wayId: string): Promise<{ kind: Telling['kind']; carrier: string }> {
  const { rows } = await sql<{ kind: Telling['kind']; carrier: string }>`
    select kind, carrier from way where workspace_id = ${tx.workspaceId} and id = ${wayId}`.execute(tx);
  if (!rows[0]) throw notFound('way');
  return rows[0];
}

/** Sends a person a test by every way that reaches them; in the order of their ways. */
export async function testOwnWays(context: Context, workspaceId: WorkspaceId, agentId: string) {
  const { ways, labels } = await context.db.inWorkspace(workspaceId, async (tx) => {
    const rows = await tx
      .selectFrom('agent_way')
      .select(['id', 'label'])
      .where('workspace_id', '=', workspaceId)
      .where('agent_id', '=', agentId)
      .execute();
    const open = (await readOpenWays(tx, [agentId])).get(agentId) ?? [];
    return { ways: open, labels: new Map(rows.map(({ id, label }) => [id, label])) };
  });
  return Promise.all(
    ways.map(async (way) => ({
      kind: way.kind,
      label: (way.agentWayId && labels.get(way.agentWayId)) || way.carrier,
      ...(await sendTest(context, workspaceId, { agentId, stakeholderId: null, way, purpose: 'test', noticeIds: [] })),
    })),
  );
}

/** Written down like any other message, so that its outcome counts for the health of the way. */
async function sendTest(context: Context, workspaceId: WorkspaceId, test: NewTest, to?: string): Promise<Tested> {
  const { db, now } = context;
  const { telling, ...ready } = await db.inWorkspace(workspaceId, async (tx) => {
    const { agentId, way, purpose } = test;
    const id = await writeTelling(tx, test, now());
    const telling: Telling = { id, agentId, stakeholderId: null, ...way, purpose, attempts: 1 };
    return { telling, ...(await prepare(context, tx, telling, to)) };
  });
  // A test tells of nothing that could be over.
  if (!ready.letter) throw new Error('A test has a letter.');
  const outcome = await hand(context, ready.receiver, ready.letter);
  const { state, reason } = decide(telling, outcome, now());
  await db.inWorkspace(workspaceId, (tx) =>
    sql`
      update telling set state = ${state}, reason = ${reason}, attempts = 1, claimed_at = ${now()}, settled_at = ${now()}, next_at = null
      where workspace_id = ${workspaceId} and id = ${telling.id}`.execute(tx),
  );
  // A test is never tried again, so it is over.
  return { state: state as Tested['state'], reason };
}
