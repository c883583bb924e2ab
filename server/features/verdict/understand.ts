import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { foundOf } from './found.ts';
import { readWaiting } from './waiting.ts';
import { writeVerdicts } from './write.ts';

/** Messages a transaction: few enough for a short lock. */
const batchSize = 200;

/** Understands all that waits in a workspace. No transaction is open while the threads judge. */
export async function understandWaiting(context: Context, workspaceId: WorkspaceId): Promise<void> {
  const { db, understanding, now } = context;
  for (;;) {
    const waiting = await db.inWorkspace(workspaceId, (tx) => readWaiting(tx, batchSize));
    if (waiting.length === 0) return;
    const found = await understanding.understand(
      waiting.map(({ id, text, network, language }) => ({
        id,
        text,
        network,
        ...(language ? { language: language.split('-')[0] ?? language } : {}),
      })),
    );
    const judged = waiting.map(({ id, text }, n) => ({ id, text, found: foundOf(found[n] as Understanding) }));
    const model = found[0]?.model ?? '';
    const settled = await db.inWorkspace(workspaceId, (tx) => writeVerdicts(tx, judged, { model, head: 0 }, now()));
    // Others hold what is left; the sweep comes back for it.
    if (settled === 0) return;
  }
}
