import type { Connector } from '#connectors/connector.ts';
import type { ImportLine } from '#contract/saved-reply.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { listTeams } from '#server/features/team/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { changeSavedReply, createSavedReply, fieldNamesOf } from './commands.ts';
import { planImport } from './plan-import.ts';
import { listSavedReplies, readVariants } from './queries.ts';
import { toSpreadsheet } from './spreadsheet.ts';

/** What the viewer sees, as a spreadsheet. */
export async function exportSavedReplies(tx: Tx, viewer: Viewer, now: Date): Promise<string> {
  const names = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));
  return toSpreadsheet(await listWithTexts(tx, viewer, now), {
    teams: names(await listTeams(tx)),
    agents: names(await listAgentNames(tx)),
  });
}

type Asked = { csv: string; apply: boolean };

/** What a spreadsheet would change; with `apply` it is changed. Lines with a problem are left out. Throws AppError. */
export async function importSavedReplies(
  tx: Tx,
  viewer: Viewer,
  { csv, apply }: Asked,
  { connectors, now }: { connectors: readonly Connector[]; now: Date },
): Promise<{ lines: ImportLine[]; applied: boolean }> {
  const { lines, writes } = planImport(csv, {
    existing: await listWithTexts(tx, viewer, now),
    fieldNames: await fieldNamesOf(tx),
    networks: connectors.map(({ network }) => network),
    teams: idsByName(await listTeams(tx)),
    agents: idsByName(await listAgentNames(tx)),
    mayShare: viewer.permissions.has('saved_reply.manage'),
  });
  if (!apply || writes.length === 0) return { lines, applied: false };
  for (const { id, ownerId, ...reply } of writes) {
    const wanted = { ...reply, ...(ownerId === null ? {} : { ownerId }) };
    if (id === null) await createSavedReply(tx, viewer, wanted, now);
    else await changeSavedReply(tx, viewer, { replyId: id, ...wanted }, now);
  }
  const created = writes.filter(({ id }) => id === null).length;
  record(tx, {
    type: 'saved_reply.imported',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'workspace', id: tx.workspaceId },
    detail: { created, changed: writes.length - created },
  });
  return { lines, applied: true };
}

async function listWithTexts(tx: Tx, viewer: Viewer, now: Date) {
  const rows = await listSavedReplies(tx, viewer, { now, here: null });
  const variants = await readVariants(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, variants: variants.get(row.id) ?? [] }));
}

function listAgentNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.selectFrom('agent').select(['id', 'name']).where('workspace_id', '=', tx.workspaceId).execute();
}

/** A name that several have names nobody. */
function idsByName(rows: readonly { id: string; name: string }[]): Map<string, string> {
  const byName = Map.groupBy(rows, ({ name }) => name.toLowerCase());
  return new Map(
    [...byName].flatMap(([name, [one, ...others]]) => (one && others.length === 0 ? [[name, one.id]] : [])),
  );
}
