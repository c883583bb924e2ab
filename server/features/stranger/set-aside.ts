import type { AsideEnd, AsideKind, AsideReason } from '#contract/stranger.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import {
  type Locked,
  lockConversations,
  refuseMerged,
  settle,
  writeChanges,
} from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { type Actor, systemActor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { hasWrittenSince } from './heard.ts';
import type { Verdict } from './judge.ts';
import { admission } from './newcomers.ts';
import { endAside, findStanding, insertAside, reopenAside } from './rows.ts';

/**
 * Writes that conversations which have just begun are set aside; they stand as resolved already. Tells it, and wakes who
 * takes requests in that nobody looks at.
 */
export async function setNewAside(tx: Tx, verdicts: ReadonlyMap<string, Verdict>, now: Date): Promise<void> {
  if (verdicts.size === 0) return;
  const { body } = await readActive(tx, 'strangers');
  const rows = [...verdicts].map(([conversationId, verdict]) => ({
    ...verdict,
    conversationId,
    statusBefore: 'open' as const,
    admitAt: admission(body, verdict, now),
  }));
  await insertAside(tx, rows, systemActor, now);
  for (const row of rows) tellAside(tx, row, systemActor, now);
  await wakeAt(
    tx,
    rows.map(({ admitAt }) => admitAt),
  );
}

/** `admitAt`: when it comes in by itself; a person who puts it there means it to wait. */
type Wanted = { kind: AsideKind; reason: AsideReason; rule?: string | null; admitAt?: Date | null };

/**
 * Sets a conversation aside: it leaves the queues, its clocks stop, and all of it is kept. What stands aside as that kind
 * already stays so. Throws `not_found` and `merged`.
 */
export async function setAside(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  { kind, reason, rule = null, admitAt = null }: Wanted,
  now: Date,
): Promise<void> {
  const before = await lock(tx, conversationId);
  const standing = await findStanding(tx, conversationId);
  if (standing?.kind === kind) return;
  const after = settle(before, { status: 'resolved' }, now);
  await writeChanges(tx, [{ id: conversationId, before, after }], { actor, now, reason: 'set_aside' });
  if (standing) await endAside(tx, { ...standing, conversationId }, 'changed', actor, now);
  tellAside(tx, { conversationId, kind, reason, rule }, actor, now);
  if (await reopenAside(tx, { conversationId, kind }, actor, now)) return;
  const statusBefore = standing?.statusBefore ?? before.status;
  await insertAside(tx, [{ conversationId, kind, reason, rule, statusBefore, admitAt }], actor, now);
}

/**
 * Takes what was set aside into the inbox, as it stood or open when they wrote meanwhile; its clocks run from when the
 * customer wrote. Throws `not_found`, and `stale_version` for what is not set aside.
 */
export async function bringBack(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  how: Exclude<AsideEnd, 'changed'>,
  now: Date,
): Promise<void> {
  const before = await lock(tx, conversationId);
  const standing = await findStanding(tx, conversationId);
  if (!standing) throw new AppError('conflict', 'stale_version', 'This conversation is in the inbox already.');
  const wrote = await hasWrittenSince(tx, conversationId, standing.setAt);
  const wasAwake = standing.statusBefore !== 'snoozed' && !wrote;
  const status = how === 'answered' ? 'pending' : wasAwake ? standing.statusBefore : 'open';
  const after = settle(before, { status }, now);
  // An answer has it wait for the customer, which clocks count; to have been away they do not.
  const reason = how === 'answered' ? 'answered' : 'brought_back';
  await endAside(tx, { ...standing, conversationId }, how, actor, now);
  await writeChanges(tx, [{ id: conversationId, before, after }], { actor, now, reason });
  record(tx, {
    ...{ type: 'conversation.brought_back', at: now, actor, subject: { kind: 'conversation', id: conversationId } },
    conversationId,
    detail: { kind: standing.kind, how },
  });
}

async function lock(tx: Tx, conversationId: string): Promise<Locked> {
  const [locked] = await lockConversations(tx, [conversationId]);
  if (!locked) throw notFound('conversation');
  await refuseMerged(tx, conversationId, locked.isMerged);
  return locked;
}

function tellAside(
  tx: Tx,
  {
    conversationId,
    kind,
    reason,
    rule,
  }: { conversationId: string; kind: AsideKind; reason: AsideReason; rule: string | null },
  actor: Actor,
  now: Date,
): void {
  record(tx, {
    ...{ type: 'conversation.set_aside', at: now, actor, subject: { kind: 'conversation', id: conversationId } },
    conversationId,
    detail: { kind, reason, ...(rule === null ? {} : { rule }) },
  });
}
