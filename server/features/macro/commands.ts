import type { Macro, MacroStep } from '#contract/macro.ts';
import { problemOfText } from '#contract/saved-reply-text.ts';
import type { Audience } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { requireActiveAgents, requireTeam } from '#server/features/conversation/commands.ts';
import { authorise, fieldNamesOf } from '#server/features/saved-reply/commands.ts';
import { getSavedReply } from '#server/features/saved-reply/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { getMacro, listMacros } from './queries.ts';

export { previewMacro, runMacro } from './run.ts';
export { undoMacroRun } from './undo.ts';

type Wanted = {
  name: string;
  steps: readonly MacroStep[];
  shortcut: number | null;
  audience: Audience;
  teamId?: string | null | undefined;
};

const mostMacros = 200;

/** Saves a macro. Throws AppError. */
export async function createMacro(tx: Tx, viewer: Viewer, wanted: Wanted, now: Date): Promise<Macro> {
  const teamId = await authorise(tx, viewer, wanted);
  await requireSteps(tx, viewer, wanted.steps, now);
  if ((await listMacros(tx, viewer)).length >= mostMacros)
    throw new AppError('refused', 'not_possible_here', `There are ${mostMacros} macros already. Delete some first.`);
  const id = newId(now);
  const { name, shortcut, audience } = wanted;
  await tx
    .insertInto('macro')
    .values({
      workspace_id: tx.workspaceId,
      id,
      name,
      steps: JSON.stringify(wanted.steps),
      shortcut,
      audience,
      team_id: teamId,
      owner_id: viewer.agentId,
      created_at: now,
      changed_at: now,
    })
    .execute();
  note(tx, viewer, 'macro.created', id, { name, audience }, now);
  return getMacro(tx, viewer, id);
}

/** Changes what is named and leaves the rest. Throws AppError. */
export async function changeMacro(
  tx: Tx,
  viewer: Viewer,
  { macroId, ...change }: Partial<Wanted> & { macroId: string },
  now: Date,
): Promise<Macro> {
  const before = await getEditable(tx, viewer, macroId);
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const wanted: Macro = { ...before, ...named };
  const moves = wanted.audience !== before.audience || wanted.teamId !== before.teamId;
  const teamId = moves ? await authorise(tx, viewer, wanted) : before.teamId;
  const after = { ...wanted, teamId };
  const keys = ['name', 'steps', 'shortcut', 'audience', 'teamId'] as const;
  const changed = keys.filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
  if (changed.length === 0) return before;
  if (changed.includes('steps')) await requireSteps(tx, viewer, after.steps, now);
  await tx
    .updateTable('macro')
    .set({
      name: after.name,
      steps: JSON.stringify(after.steps),
      shortcut: after.shortcut,
      audience: after.audience,
      team_id: teamId,
      owner_id: after.audience === 'me' ? viewer.agentId : before.ownerId,
      changed_at: now,
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', macroId)
    .execute();
  note(tx, viewer, 'macro.changed', macroId, { changed }, now);
  return getMacro(tx, viewer, macroId);
}

/** Takes it out of every list. Throws AppError. */
export async function deleteMacro(tx: Tx, viewer: Viewer, macroId: string, now: Date): Promise<void> {
  await getEditable(tx, viewer, macroId);
  await setDeleted(tx, macroId, now);
  note(tx, viewer, 'macro.deleted', macroId, {}, now);
}

/** Takes a deletion back. Throws AppError. */
export async function restoreMacro(tx: Tx, viewer: Viewer, macroId: string, now: Date): Promise<Macro> {
  await getEditable(tx, viewer, macroId, true);
  await setDeleted(tx, macroId, null);
  note(tx, viewer, 'macro.restored', macroId, {}, now);
  return getMacro(tx, viewer, macroId);
}

async function setDeleted(tx: Tx, macroId: string, at: Date | null): Promise<void> {
  await tx
    .updateTable('macro')
    .set({ deleted_at: at })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', macroId)
    .execute();
}

async function getEditable(tx: Tx, viewer: Viewer, macroId: string, deleted = false): Promise<Macro> {
  const macro = await getMacro(tx, viewer, macroId, deleted);
  if (macro.editable) return macro;
  throw new AppError(
    'forbidden',
    'permission_missing',
    `“${macro.name}” is for others too: changing it needs the permission saved_reply.manage.`,
    { parameters: { permission: 'saved_reply.manage' } },
  );
}

/** What a step names must be there when it is saved; whether it still is, each run sees. */
async function requireSteps(tx: Tx, viewer: Viewer, steps: readonly MacroStep[], now: Date): Promise<void> {
  const fieldNames = await fieldNamesOf(tx);
  for (const step of steps) {
    if (step.kind === 'reply') await getSavedReply(tx, viewer, step.savedReplyId, { now });
    if (step.kind === 'note' && problemOfText(step.text, fieldNames))
      throw new AppError(
        'invalid',
        'bad_request',
        'The note names a variable that does not exist, or braces lack their partner.',
      );
    if (step.kind !== 'assign') continue;
    if (step.assigneeId !== null && step.assigneeId !== 'me') await requireActiveAgents(tx, [step.assigneeId]);
    if (step.teamId) await requireTeam(tx, step.teamId);
  }
}

type Noted = 'macro.created' | 'macro.changed' | 'macro.deleted' | 'macro.restored';

function note<T extends Noted>(
  tx: Tx,
  viewer: Viewer,
  type: T,
  id: string,
  detail: Parameters<typeof record<T>>[1]['detail'],
  at: Date,
): void {
  record(tx, { type, at, actor: actorOf(viewer), subject: { kind: 'macro', id }, detail });
}
