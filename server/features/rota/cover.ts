import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { requireActiveAgents } from '#server/features/conversation/commands.ts';
import { notify } from '#server/features/notification/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { readShifts } from './queries.ts';
import { getRota, type StoredSwap } from './rows.ts';

/** The longest that somebody stands in for others at once, in ms. */
const longestMs = 92 * 86_400_000;

type Cover = { rotaId: string; agentId: string; from: Date; to: Date };

/** Puts somebody on call for a time: oneself, or anybody with `policy.manage`. Throws AppError. */
export async function override(tx: Tx, viewer: Viewer, cover: Cover, now: Date): Promise<string> {
  await getRota(tx, cover.rotaId);
  refuseLength(cover, now);
  if (cover.agentId !== viewer.agentId && !viewer.permissions.has('policy.manage')) throw lacks();
  await requireActiveAgents(tx, [cover.agentId]);
  return writeOverride(tx, viewer, cover, null, now);
}

/** Takes an override away or brings it back: by who made it, who it is, or with `policy.manage`. Throws AppError. */
export async function removeOverride(
  tx: Tx,
  viewer: Viewer,
  { rotaId, overrideId, removed }: { rotaId: string; overrideId: string; removed: boolean },
  now: Date,
): Promise<void> {
  const found = await tx
    .selectFrom('rota_override')
    .select(['agent_id', 'created_by', 'removed_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('rota_id', '=', rotaId)
    .where('id', '=', overrideId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw notFound('override');
  const isTheirs = viewer.agentId !== null && [found.agent_id, found.created_by].includes(viewer.agentId);
  if (!isTheirs && !viewer.permissions.has('policy.manage')) throw lacks();
  if ((found.removed_at !== null) === removed) return;
  await tx
    .updateTable('rota_override')
    .set({ removed_at: removed ? now : null })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', overrideId)
    .execute();
  record(tx, {
    type: 'rota.override_removed',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'rota', id: rotaId },
    detail: { override: overrideId, removed },
  });
}

type Asked = { rotaId: string; askedOf: string; from: Date; to: Date; back: { from: Date; to: Date } | null };

/** Asks a colleague to take a shift of the viewer’s own, perhaps for one of theirs. Throws AppError. */
export async function askSwap(tx: Tx, viewer: Viewer, asked: Asked, now: Date): Promise<string> {
  const { rotaId, askedOf, from, to, back } = asked;
  const { agentId } = viewer;
  await getRota(tx, rotaId);
  await requireActiveAgents(tx, [askedOf]);
  if (agentId === null || agentId === askedOf)
    throw new AppError('invalid', 'not_possible_here', 'A swap is between two people.');
  refuseLength(asked, now);
  if (back) refuseLength(back, now);
  await requireShift(tx, rotaId, agentId, { from, to });
  if (back) await requireShift(tx, rotaId, askedOf, back);
  const id = newId(now);
  await tx
    .insertInto('rota_swap')
    .values({
      workspace_id: tx.workspaceId,
      id,
      rota_id: rotaId,
      asked_by: agentId,
      asked_of: askedOf,
      from_at: from,
      to_at: to,
      back_from: back?.from ?? null,
      back_to: back?.to ?? null,
      state: 'asked',
      asked_at: now,
    })
    .execute();
  const detail = { swap: id, of: askedOf, from: from.toISOString(), to: to.toISOString() };
  record(tx, {
    type: 'rota.swap_asked',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'rota', id: rotaId },
    detail,
  });
  await tellOf(tx, { agentId: askedOf, by: agentId, swapId: id, state: 'asked' }, now);
  return id;
}

/**
 * Who was asked agrees or not, or who asked withdraws; agreed, the shifts change hands. Throws `not_possible_here` when it
 * was answered already or a shift is somebody else’s by now.
 */
export async function answerSwap(
  tx: Tx,
  viewer: Viewer,
  { rotaId, swapId, state }: { rotaId: string; swapId: string; state: 'accepted' | 'declined' | 'withdrawn' },
  now: Date,
): Promise<void> {
  const swap = await getSwap(tx, rotaId, swapId);
  if (viewer.agentId === null || viewer.agentId !== (state === 'withdrawn' ? swap.askedBy : swap.askedOf))
    throw lacks();
  if (swap.state === state) return;
  if (swap.state !== 'asked')
    throw new AppError('conflict', 'not_possible_here', 'This swap was answered or withdrawn already.');
  await tx
    .updateTable('rota_swap')
    .set({ state, answered_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', swapId)
    .execute();
  if (state === 'accepted') await changeHands(tx, viewer, swap, now);
  const detail = { swap: swapId, state };
  record(tx, {
    type: 'rota.swap_answered',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'rota', id: rotaId },
    detail,
  });
  await tellOf(
    tx,
    { agentId: state === 'withdrawn' ? swap.askedOf : swap.askedBy, by: viewer.agentId, swapId, state },
    now,
  );
}

type Told = { agentId: string; by: string; swapId: string; state: StoredSwap['state'] };

/** Who was asked hears of it, and who asked of the answer. */
async function tellOf(tx: Tx, { agentId, by, swapId, state }: Told, now: Date): Promise<void> {
  await notify(
    tx,
    [
      {
        agentId,
        kind: 'swap',
        conversationId: null,
        detail: { by, state, link: '/on-call' },
        urgency: 'now',
        key: `swap ${swapId} ${state}`,
      },
    ],
    now,
  );
}

async function changeHands(tx: Tx, viewer: Viewer, swap: StoredSwap, now: Date): Promise<void> {
  const { id, rotaId, askedBy, askedOf, from, to, backFrom, backTo } = swap;
  await requireActiveAgents(tx, [askedBy]);
  await requireShift(tx, rotaId, askedBy, { from: from > now ? from : now, to });
  if (backFrom && backTo)
    await requireShift(tx, rotaId, askedOf, { from: backFrom > now ? backFrom : now, to: backTo });
  await writeOverride(tx, viewer, { rotaId, agentId: askedOf, from, to }, id, now);
  if (backFrom && backTo)
    await writeOverride(tx, viewer, { rotaId, agentId: askedBy, from: backFrom, to: backTo }, id, now);
}

async function getSwap(tx: Tx, rotaId: string, swapId: string): Promise<StoredSwap> {
  const row = await tx
    .selectFrom('rota_swap')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('rota_id', '=', rotaId)
    .where('id', '=', swapId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('swap');
  return {
    id: row.id,
    rotaId: row.rota_id,
    askedBy: row.asked_by,
    askedOf: row.asked_of,
    from: row.from_at,
    to: row.to_at,
    backFrom: row.back_from,
    backTo: row.back_to,
    // The table's check allows no other.
    state: row.state as StoredSwap['state'],
  };
}

async function writeOverride(
  tx: Tx,
  viewer: Viewer,
  { rotaId, agentId, from, to }: Cover,
  swapId: string | null,
  now: Date,
): Promise<string> {
  const id = newId(now);
  await tx
    .insertInto('rota_override')
    .values({
      workspace_id: tx.workspaceId,
      id,
      rota_id: rotaId,
      agent_id: agentId,
      from_at: from,
      to_at: to,
      created_at: now,
      created_by: viewer.agentId,
      swap_id: swapId,
    })
    .execute();
  record(tx, {
    type: 'rota.overridden',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'rota', id: rotaId },
    detail: { agent: agentId, from: from.toISOString(), to: to.toISOString() },
  });
  return id;
}

/** The whole stretch is this person's, or it is not theirs to give. */
async function requireShift(tx: Tx, rotaId: string, agentId: string, { from, to }: { from: Date; to: Date }) {
  const shifts = await readShifts(tx, rotaId, from, to);
  const [only] = shifts;
  if (shifts.length === 1 && only?.agentId === agentId && only.from <= from && only.to >= to) return;
  throw new AppError('conflict', 'not_possible_here', 'That time is not, or no longer, one person’s shift to swap.');
}

function refuseLength({ from, to }: { from: Date; to: Date }, now: Date): void {
  if (to > from && to > now && to.getTime() - from.getTime() <= longestMs) return;
  throw new AppError('invalid', 'bad_request', 'to: comes after from, is still to come, and at most 92 days later.');
}

const lacks = () =>
  new AppError(
    'forbidden',
    'permission_missing',
    'This needs the permission policy.manage. Ask the owner of the workspace.',
    {
      parameters: { permission: 'policy.manage' },
    },
  );
