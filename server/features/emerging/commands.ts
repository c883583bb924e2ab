import { sql } from 'kysely';
import type { DismissalReason } from '#contract/emerging.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { addEntry, removeEntry } from '#server/features/taxonomy/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { findEmerging } from './queries.ts';
import { endQuietOf, keepQuiet } from './quiet.ts';

type Locked = {
  id: string;
  phrases: string[];
  themes: string[];
  products: string[];
  state: string;
  themeId: string | null;
};

/** Its row, held. Throws `not_found` where the viewer may see none of its messages. */
async function lock(tx: Tx, viewer: Viewer, emergingId: string): Promise<Locked> {
  await findEmerging(tx, viewer, emergingId);
  const { rows } = await sql<Locked>`
    select id, phrases, themes, products, state, theme_id as "themeId" from emerging
    where workspace_id = ${tx.workspaceId} and id = ${emergingId} for update`.execute(tx);
  if (!rows[0]) throw notFound('issue');
  return rows[0];
}

/** Says that the viewer sees to it, or no longer does. Throws `not_found`. */
export async function take(tx: Tx, viewer: Viewer, emergingId: string, isTaken: boolean, now: Date): Promise<void> {
  await lock(tx, viewer, emergingId);
  await sql`
    update emerging set taken_by = ${isTaken ? viewer.agentId : null}, taken_at = ${isTaken ? now : null}
    where workspace_id = ${tx.workspaceId} and id = ${emergingId}`.execute(tx);
  record(tx, {
    type: 'emerging.taken',
    at: now,
    actor: actorOf(viewer),
    ...about(emergingId),
    detail: { taken: isTaken },
  });
}

/** Dismisses it, and keeps what it says quiet. Throws `not_found`. */
export async function dismiss(
  tx: Tx,
  viewer: Viewer,
  emergingId: string,
  reason: DismissalReason,
  now: Date,
): Promise<void> {
  const { state, phrases, themes, products } = await lock(tx, viewer, emergingId);
  if (state === 'dismissed') return;
  await sql`
    update emerging set state = 'dismissed', reason = ${reason}, dismissed_by = ${viewer.agentId}, dismissed_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${emergingId}`.execute(tx);
  await keepQuiet(tx, { id: emergingId, phrases, themes, products, reason }, now);
  tellDismissal(tx, viewer, emergingId, { reason, dismissed: true }, now);
}

/** Takes a dismissal back: it stands as it did, and what it says is told of again. Throws `not_found`. */
export async function restore(tx: Tx, viewer: Viewer, emergingId: string, now: Date): Promise<void> {
  const { state } = await lock(tx, viewer, emergingId);
  if (state !== 'dismissed') return;
  const { rows } = await sql<{ reason: string }>`
    update emerging e set state = case when e.closed_at is null then 'open' else 'closed' end, reason = null, dismissed_by = null,
      dismissed_at = null
    from emerging was where e.workspace_id = ${tx.workspaceId} and e.id = ${emergingId} and was.workspace_id = e.workspace_id
      and was.id = e.id returning was.reason`.execute(tx);
  await endQuietOf(tx, emergingId);
  tellDismissal(tx, viewer, emergingId, { reason: rows[0]?.reason ?? '', dismissed: false }, now);
}

type Named = { emergingId: string; name: string; words: readonly string[] };

/** Makes it a theme of the team. Throws `not_found`. */
export async function nameIt(
  tx: Tx,
  viewer: Viewer,
  { emergingId, name, words }: Named,
  now: Date,
): Promise<{ themeId: string; version: number }> {
  await lock(tx, viewer, emergingId);
  const added = await addEntry(tx, viewer, { kind: 'theme', name, words }, now);
  await setTheme(tx, viewer, emergingId, added.entryId, now);
  return { themeId: added.entryId, version: added.version };
}

/** Takes the theme out again that was made of it. Throws `not_found`, `not_possible_here` where others became part of it. */
export async function unname(tx: Tx, viewer: Viewer, emergingId: string, now: Date): Promise<void> {
  const { themeId } = await lock(tx, viewer, emergingId);
  if (themeId === null) return;
  await removeEntry(tx, viewer, themeId, now);
  await setTheme(tx, viewer, emergingId, null, now);
}

async function setTheme(tx: Tx, viewer: Viewer, emergingId: string, themeId: string | null, now: Date): Promise<void> {
  await sql`update emerging set theme_id = ${themeId}
    where workspace_id = ${tx.workspaceId} and id = ${emergingId}`.execute(tx);
  const detail = { theme: themeId ?? '', named: themeId !== null };
  record(tx, { type: 'emerging.named', at: now, actor: actorOf(viewer), ...about(emergingId), detail });
}

const about = (id: string) => ({ subject: { kind: 'emerging', id } });

function tellDismissal(
  tx: Tx,
  viewer: Viewer,
  emergingId: string,
  detail: { reason: string; dismissed: boolean },
  now: Date,
): void {
  record(tx, { type: 'emerging.dismissed', at: now, actor: actorOf(viewer), ...about(emergingId), detail });
}
