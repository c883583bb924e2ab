import type { Labels } from '#contract/verdict.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { readHeads } from '#server/features/model/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { foundOf } from './found.ts';
import { labelsOf } from './labels.ts';
import { readWaiting } from './waiting.ts';
import { writeVerdicts } from './write.ts';

/** Messages a transaction: few enough for a short lock. */
const batchSize = 200;

/** Understands all that waits in a workspace. No transaction is open while the threads judge. */
export async function understandWaiting(context: Context, workspaceId: WorkspaceId): Promise<void> {
  const { db, now } = context;
  for (;;) {
    const { waiting, ...knowledge } = await db.inWorkspace(workspaceId, async (tx) => ({
      waiting: await readWaiting(tx, batchSize),
      ...(await readKnowledge(tx)),
    }));
    if (waiting.length === 0) return;
    const { judged, judges } = await judge(context, waiting, knowledge);
    const settled = await db.inWorkspace(workspaceId, (tx) => writeVerdicts(tx, judged, judges, now()));
    // Others hold what is left; the sweep comes back for it.
    if (settled === 0) return;
  }
}

/** What would be understood now of words that nobody sent. */
export async function readLabelsOf(
  context: Context,
  workspaceId: WorkspaceId,
  said: Omit<Said, 'id'>,
): Promise<Labels> {
  const knowledge = await context.db.inWorkspace(workspaceId, readKnowledge);
  const { judged } = await judge(context, [{ id: '', ...said }], knowledge);
  return labelsOf(judged[0]?.found ?? {}, new Map());
}

/** `language`: BCP 47; null for unknown. */
type Said = { id: string; text: string; network: string; language: string | null };

const readKnowledge = async (tx: Tx) => ({
  taught: await readHeads(tx),
  taxonomy: (await readActive(tx, 'taxonomy')).body,
});

/** Asks the threads, by what the workspace taught. */
async function judge(
  { understanding }: Pick<Context, 'understanding'>,
  said: readonly Said[],
  { taught, taxonomy }: Awaited<ReturnType<typeof readKnowledge>>,
) {
  const found = await understanding.understand(
    said.map(({ id, text, network, language }) => ({
      id,
      text,
      network,
      ...(language ? { language: language.split('-')[0] ?? language } : {}),
    })),
    { heads: taught.heads },
  );
  const judged = said.map(({ id, text }, n) => ({
    id,
    text,
    found: foundOf(found[n] as Understanding, text, taxonomy),
  }));
  return { judged, judges: { model: found[0]?.model ?? '', head: taught.version } };
}
