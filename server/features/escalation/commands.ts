import type { CallTarget } from '#contract/escalation.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { refuseMerged, requireActiveAgents, requireTeam } from '#server/features/conversation/commands.ts';
import { listMerged } from '#server/features/conversation/queries.ts';
import { addNote } from '#server/features/note/commands.ts';
import { startPage } from '#server/features/page/commands.ts';
import { getRota } from '#server/features/rota/queries.ts';
import { askGroup } from '#server/features/stakeholder/commands.ts';
import type { Actor } from '#server/http/viewer.ts';

/** How long who was called by hand has until everybody is told that nobody took it, in minutes. */
const alarmAfterMinutes = 15;

type Escalated = { pageId: string; escalationId: null } | { pageId: null; escalationId: string };

/**
 * Calls somebody to a conversation now, with the reason as a note in it; or puts it as a question to a group of
 * stakeholders. Throws `not_found` for whom is none, `nobody_to_ask` for a group without people.
 */
export async function escalate(
  tx: Tx,
  actor: Actor,
  { conversationId, to, reason }: { conversationId: string; to: CallTarget; reason: string },
  now: Date,
): Promise<Escalated> {
  if (to.kind === 'group') {
    await refuseMerged(tx, conversationId, (await listMerged(tx, [conversationId])).length > 0);
    const asked = { conversationId, groupId: to.id, question: reason };
    return { pageId: null, escalationId: await askGroup(tx, actor, asked, now) };
  }
  await requireTarget(tx, to);
  await addNote(tx, actor, conversationId, { text: reason, mentions: [] }, now);
  const pageId = await startPage(
    tx,
    actor,
    {
      ladder: 'by_hand',
      name: '',
      policyVersion: 0,
      conversationId,
      cause: { on: 'by_hand' },
      occasion: newId(now),
      steps: [{ afterMinutes: 0, to: [to] }],
      alarmAfterMinutes,
    },
    now,
  );
  if (pageId === null) throw new Error('A page by hand has an occasion of its own.');
  return { pageId, escalationId: null };
}

async function requireTarget(tx: Tx, target: CallTarget): Promise<void> {
  if (target.kind === 'team') await requireTeam(tx, target.id);
  if (target.kind === 'agent') await requireActiveAgents(tx, [target.id]);
  if (target.kind === 'rota') await getRota(tx, target.id);
}
