import { csvLine } from '#contract/csv.ts';
import { type FigureLine, type FigureWay, ownCourses } from '#contract/figure.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { monthOf } from './months.ts';
import { type Figure, planFigures } from './plan-figures.ts';
import { countMonths, listFigures } from './queries.ts';

type Asked = { csv: string; apply: boolean };

/** What a spreadsheet would change; with `apply` it is changed. Lines with a problem are left out. */
export async function importFigures(
  tx: Tx,
  viewer: Viewer,
  { csv, apply }: Asked,
  now: Date,
): Promise<{ lines: FigureLine[]; applied: boolean }> {
  const { lines, writes } = planFigures(csv, { existing: await listFigures(tx), now: monthOf(now) });
  if (!apply || writes.length === 0) return { lines, applied: false };
  for (const figure of writes) await save(tx, viewer, figure, now);
  const created = lines.filter(({ becomes }) => becomes === 'new').length;
  const subject = { kind: 'workspace', id: tx.workspaceId };
  const detail = { created, changed: writes.length - created };
  record(tx, { type: 'figure.imported', at: now, actor: actorOf(viewer), subject, detail });
  return { lines, applied: true };
}

async function save(tx: Tx, viewer: Viewer, { way, month, ...counts }: Figure, now: Date): Promise<void> {
  const values = { ...counts, imported_at: now, agent_id: viewer.agentId };
  await tx
    .insertInto('imported_figure')
    .values({ workspace_id: tx.workspaceId, way, month: `${month}-01`, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'way', 'month']).doUpdateSet(values))
    .execute();
}

/** Takes the figures of a way away and gives them back as a spreadsheet that brings them again. */
export async function removeFigures(tx: Tx, viewer: Viewer, way: FigureWay, now: Date): Promise<string> {
  const removed = await listFigures(tx, way);
  if (removed.length > 0) {
    await tx.deleteFrom('imported_figure').where('workspace_id', '=', tx.workspaceId).where('way', '=', way).execute();
    const subject = { kind: 'workspace', id: tx.workspaceId };
    const detail = { way, months: removed.length };
    record(tx, { type: 'figure.removed', at: now, actor: actorOf(viewer), subject, detail });
  }
  const lines = removed.map(({ month, matters, resolved, exchanges }) => [month, way, matters, resolved, exchanges]);
  return [['month', 'way', 'matters', 'resolved', 'exchanges'], ...lines].map(csvLine).join('');
}

/** Counts our matters of a month and keeps the counts, of every course, in place of those from before. */
export async function countMonth(tx: Tx, month: string, now: Date): Promise<void> {
  const counted = await countMonths(tx, [month]);
  for (const course of ownCourses) {
    const found = counted.find((one) => one.course === course);
    const counts = {
      matters: found?.matters ?? 0,
      resolved: found?.resolved ?? 0,
      exchanges: found?.exchanges ?? 0,
      public_exchanges: found?.publicExchanges ?? 0,
      counted_at: now,
    };
    await tx
      .insertInto('own_figure')
      .values({ workspace_id: tx.workspaceId, month: `${month}-01`, course, ...counts })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'month', 'course']).doUpdateSet(counts))
      .execute();
  }
}
