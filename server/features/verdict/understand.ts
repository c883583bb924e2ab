import type { Context } from '#server/context.ts';
import { readHeads } from '#server/features/model/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
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
    const { waiting, taught, taxonomy } = await db.inWorkspace(workspaceId, async (tx) => ({
      waiting: await readWaiting(tx, batchSize),
      taught: await readHeads(tx),
      taxonomy: (await readActive(tx, 'taxonomy')).body,
    }));
    if (waiting.length === 0) return;
    const found = await understanding.understand(
      waiting.map(({ id, text, network, language }) => ({
        id,
        text,
        network,
        ...(language ? { language: language.split('-')[0] ?? language } : {}),
      })),
      { heads: taught.heads },
    );
    const judged = waiting.map(({ id, text }, n) => ({
      id,
      text,
      found: foundOf(found[n] as Understanding, text, taxonomy),
    }));
    const judges = { model: found[0]?.model ?? '', head: taught.version };
    const settled = await db.inWorkspace(workspaceId, (tx) => writeVerdicts(tx, judged, judges, now()));
    // Others hold what is left; the sweep comes back for it.
    if (settled === 0) return;
  }
}
