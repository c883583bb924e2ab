import { type Calendar, calendarFor } from '#contract/calendar.ts';
import type { PolicyBody } from '#contract/policy.ts';
import type { Tx } from '#server/db/client.ts';
import { deadlineAfter } from '#server/features/calendar/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { type ApprovalClock, nextTelling } from './approval-moments.ts';

const minuteMs = 60_000;

type Asking = Pick<PolicyBody<'authority'>, 'approvalMinutes' | 'decideMinutes' | 'remindMinutes'>;

/** The clock of an approval that is asked for now in a conversation, in the open hours that count there. */
export async function startApprovalClock(
  tx: Tx,
  conversationId: string,
  policy: Asking,
  now: Date,
): Promise<ApprovalClock & { firesAt: Date | null }> {
  const place = await tx
    .selectFrom('conversation as c')
    .innerJoin('profile as p', (join) =>
      join.onRef('p.workspace_id', '=', 'c.workspace_id').onRef('p.id', '=', 'c.profile_id'),
    )
    .select(['c.team_id as teamId', 'p.network'])
    .where('c.workspace_id', '=', tx.workspaceId)
    .where('c.id', '=', conversationId)
    .executeTakeFirstOrThrow();
  const clock = clockFor(policy, calendarFor((await readActive(tx, 'calendars')).body, place), now);
  return { ...clock, firesAt: nextTelling(clock, now)?.at ?? null };
}

/** Pure: the moments of an approval. Its end is by the wall, what comes before it by open time; nothing is due after the end. */
export function clockFor(
  { approvalMinutes, decideMinutes, remindMinutes }: Asking,
  calendar: Calendar,
  now: Date,
): ApprovalClock {
  const expiresAt = new Date(now.getTime() + approvalMinutes * minuteMs);
  const after = (minutes: number) => {
    const at = deadlineAfter(calendar, now, minutes * minuteMs);
    return at !== null && at < expiresAt ? at : expiresAt;
  };
  const dueAt = after(decideMinutes);
  const warnAt = remindMinutes === null || remindMinutes >= decideMinutes ? null : after(decideMinutes - remindMinutes);
  return { dueAt, warnAt: warnAt !== null && warnAt < dueAt ? warnAt : null, expiresAt };
}
