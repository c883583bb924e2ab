import type { BulkSet } from '#contract/bulk.ts';
import type { previewBulkMacro as contract } from '#contract/bulk-macro.ts';
import { mostInMacro, mostLookedAt } from '#contract/bulk-macro.ts';
import type { Reply } from '#contract/endpoint.ts';
import type { Database } from '#server/db/client.ts';
import { listMerged, readRowsFor } from '#server/features/conversation/queries.ts';
import { previewMacro } from '#server/features/macro/commands.ts';
import { getMacro, sealOf } from '#server/features/macro/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { snapshot } from './snapshot.ts';
import { type Looked, tally } from './tally.ts';

type Asked = { set: BulkSet; macroId: string };
type Outside = Parameters<typeof previewMacro>[3];

/** Longest that somebody waits for a preview, in ms; what was looked at until then is what it tells. */
const patienceMs = 6_000;

/**
 * What a macro would do in each conversation of a set, by trying it in each and leaving nothing behind. Throws `not_found`
 * for a macro that is not the viewer's, `too_many` for a set that is too large.
 */
export async function previewBulkMacro(
  db: Database,
  viewer: Viewer,
  { set, macroId }: Asked,
  outside: Outside,
): Promise<Reply<typeof contract>> {
  const { macro, total, asked, rows } = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const ids = await snapshot(tx, viewer, set, outside.now, mostInMacro);
    const first = ids.slice(0, mostLookedAt);
    const merged = new Set(await listMerged(tx, first));
    const shown = await readRowsFor(tx, viewer, first);
    return {
      macro: await getMacro(tx, viewer, macroId),
      total: ids.length,
      asked: first.length,
      rows: shown.filter(({ id }) => !merged.has(id)),
    };
  });
  const started = performance.now();
  const looked: Looked[] = [];
  for (const { id, number, profile, version } of rows) {
    if (looked.length > 0 && performance.now() - started > patienceMs) break;
    const steps = await previewMacro(db, viewer, { macroId, conversationId: id, seenVersion: version }, outside);
    looked.push({ about: { id, number, name: profile.name || profile.handle }, steps });
  }
  const out = asked - rows.length;
  return {
    total,
    looked: looked.length + out,
    out,
    steps: tally(macro.steps.length, looked),
    seal: sealOf(macro.steps),
  };
}
