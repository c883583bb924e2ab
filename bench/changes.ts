import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#server/db/client.ts';
import { changeConversation } from '#server/features/conversation/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';

/** A moment at which everything up to a position was committed, in ms of `performance.now()`. */
export type Commit = { position: number; at: number };

const everyMs = 100;

type ChangesOptions = {
  perSecond: number;
  /** Only so many of those that moved last change, as they stand at the top of lists; all when absent. */
  among?: number;
  onCommit?: (commit: Commit) => void;
};

/** The database that the program on this folder brought along. */
export function databaseOf(dataDir: string): string {
  const running = JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as { postgresUrl: string };
  return running.postgresUrl;
}

/** Lets conversations of a running program change all the time: a small transaction every tenth of a second. */
export async function startChanges(
  databaseUrl: string,
  { perSecond, among, onCommit = () => {} }: ChangesOptions,
): Promise<{ made(): number; stop(): Promise<void> }> {
  const db = openDatabase({ url: databaseUrl, maxConnections: 2 });
  const workspace = await db.kysely.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  // Read from the table of workspaces, which is where ids come from.
  const workspaceId = workspace.id as WorkspaceId;
  const rows = await db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('conversation')
      .select('id')
      .orderBy('last_message_at', 'desc')
      .limit(among ?? Number.MAX_SAFE_INTEGER)
      .execute(),
  );
  let made = 0;
  let stopping = false;

  async function change(): Promise<void> {
    const count = Math.min(rows.length, Math.round((perSecond * everyMs) / 1000));
    const chosen = Array.from({ length: count }, (_, n) => ({
      id: rows[(made + n) % rows.length]?.id ?? '',
      // A tag that comes and goes is an event each time.
      tags: Math.floor((made + n) / rows.length) % 2 === 0 ? ['busy'] : [],
    }));
    await db.inWorkspace(workspaceId, async (tx) => {
      // In the order in which everybody locks them; the chain of events comes last, as it does everywhere.
      for (const { id, tags } of chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        await changeConversation(tx, systemActor, id, { tags }, new Date());
    });
    made += count;
    const { position } = await db.inWorkspace(workspaceId, (tx) =>
      tx.selectFrom('event_head').select('position').where('workspace_id', '=', workspaceId).executeTakeFirstOrThrow(),
    );
    onCommit({ position, at: performance.now() });
  }

  const running = (async () => {
    let next = performance.now();
    while (!stopping) {
      await change();
      next += everyMs;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
  })();
  return {
    made: () => made,
    stop: async () => {
      stopping = true;
      await running;
      await db.close();
    },
  };
}
