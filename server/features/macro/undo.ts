import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import {
  changeConversation,
  follow,
  readTags,
  type Standing,
  unfollow,
} from '#server/features/conversation/commands.ts';
import { cancelDispatch } from '#server/features/dispatch/commands.ts';
import { saveDraft } from '#server/features/draft/commands.ts';
import { readDrafts } from '#server/features/draft/queries.ts';
import { takeBackNote } from '#server/features/note/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import type { Undo } from './outcome.ts';
import { type KeptRun, lockRun } from './run.ts';
import { readStanding } from './step.ts';

/**
 * Takes a run back, the last step first: where nobody changed the same thing since and nothing has left. Gives the places
 * of the steps that stay. Throws `conflict` for one that still runs or was taken back before.
 */
export async function undoMacroRun(
  tx: Tx,
  viewer: Viewer,
  runId: string,
  now: Date,
): Promise<{ run: KeptRun; left: number[] }> {
  const run = await lockRun(tx, viewer, runId);
  if (run.state !== 'done' && run.state !== 'stopped')
    throw new AppError('conflict', 'not_possible_here', 'This was taken back already, or is not finished yet.');
  const left: number[] = [];
  let undone = 0;
  for (const [n, { undo }] of [...run.done.entries()].toReversed()) {
    if (!undo) continue;
    const isUndone = await undoStep(tx, viewer, run, undo, now);
    if (isUndone) undone += 1;
    else left.unshift(n);
  }
  await sql`update macro_run set state = 'undone' where workspace_id = ${tx.workspaceId} and id = ${runId}`.execute(tx);
  record(tx, {
    type: 'macro.undone',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'macro', id: run.macroId },
    conversationId: run.conversationId,
    detail: { run: runId, undone, left: left.length },
  });
  return { run: { ...run, state: 'undone' }, left };
}

async function undoStep(tx: Tx, viewer: Viewer, { conversationId }: KeptRun, undo: Undo, now: Date): Promise<boolean> {
  const actor = actorOf(viewer);
  switch (undo.kind) {
    case 'fields':
      return undoFields(tx, viewer, conversationId, undo, now);
    case 'tags': {
      await readStanding(tx, conversationId);
      const names = ((await readTags(tx, [conversationId])).get(conversationId) ?? []).map(({ name }) => name);
      const tags = [...names.filter((name) => !undo.added.includes(name)), ...undo.removed];
      await changeConversation(tx, actor, conversationId, { tags: [...new Set(tags)] }, now);
      return true;
    }
    case 'follow': {
      if (viewer.agentId === null) return false;
      if (undo.follow) await unfollow(tx, actor, conversationId, viewer.agentId, now);
      else await follow(tx, actor, conversationId, [viewer.agentId], now);
      return true;
    }
    case 'note':
      return takeBackNote(tx, actor, undo.noteId, now);
    case 'dispatch':
      return undoDispatch(tx, viewer, conversationId, undo.dispatchId, now);
    case 'draft':
      return undoDraft(tx, viewer, conversationId, undo, now);
  }
}

async function undoFields(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  { before, after }: Extract<Undo, { kind: 'fields' }>,
  now: Date,
): Promise<boolean> {
  const standing = await readStanding(tx, conversationId);
  const fields = Object.keys(after) as (keyof Standing)[];
  if (fields.some((field) => standing[field] !== after[field])) return false;
  const { snoozedUntil, resolvedAt: _, ...rest } = before;
  // A snooze that would be over by now is none to go back to.
  const isOver = before.status === 'snoozed' && typeof snoozedUntil === 'string' && new Date(snoozedUntil) <= now;
  if (isOver) return false;
  const wanted = { ...rest, ...(snoozedUntil ? { snoozedUntil: new Date(snoozedUntil) } : { snoozedUntil: null }) };
  await changeConversation(tx, actorOf(viewer), conversationId, wanted, now);
  return true;
}

/** What nobody typed becomes nobody's draft, as it does where a person takes their own answer back. */
async function undoDispatch(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  dispatchId: string,
  now: Date,
): Promise<boolean> {
  const { agentId } = viewer;
  const drafts = agentId === null ? [] : await readDrafts(tx, agentId, conversationId);
  try {
    const { stage } = await cancelDispatch(tx, viewer, dispatchId, now);
    if (agentId !== null && stage) {
      const empty = { mode: stage, text: '', attachmentIds: [], postId: null, savedReplyIds: [] };
      await saveDraft(tx, agentId, conversationId, drafts.find(({ mode }) => mode === stage) ?? empty, now);
    }
    return true;
  } catch (error) {
    // It refuses before it writes, so that the rest can still be taken back.
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** What was inserted stands at the end of the draft as long as nobody typed on. */
async function undoDraft(
  tx: Tx,
  { agentId }: Viewer,
  conversationId: string,
  { mode, length, savedReplyId }: Extract<Undo, { kind: 'draft' }>,
  now: Date,
): Promise<boolean> {
  if (agentId === null) return false;
  const draft = (await readDrafts(tx, agentId, conversationId)).find((one) => one.mode === mode);
  if (!draft?.savedReplyIds.includes(savedReplyId)) return false;
  const kept = {
    ...draft,
    text: draft.text.slice(0, length).trimEnd(),
    savedReplyIds: draft.savedReplyIds.filter((id) => id !== savedReplyId),
  };
  await saveDraft(tx, agentId, conversationId, kept, now);
  return true;
}
