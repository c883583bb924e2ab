import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { countMonth } from './commands.ts';
import { dueMonth, spanBefore } from './months.ts';
import { readKept } from './queries.ts';

const everyMs = 60_000;
/** As far back as one can look. */
const months = 24;

/** Counts our matters beforehand, a month at a time, so that nobody waits for it and the machine never has much of it at once. */
export const countFigures: Periodic = { name: 'figure.count', everyMs, run };

async function run({ db, now }: Context, workspaceId: WorkspaceId): Promise<void> {
  const span = spanBefore(now(), months);
  await db.inWorkspace(workspaceId, async (tx) => {
    const month = dueMonth(await readKept(tx, span), span, now());
    if (month !== null) await countMonth(tx, month, now());
  });
}
