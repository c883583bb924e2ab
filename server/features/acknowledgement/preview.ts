import { type Calendar, calendarFor } from '#contract/calendar.ts';
import type { OutOfHours } from '#contract/out-of-hours.ts';
import { timesOf } from '#contract/priority.ts';
import type { Tx } from '#server/db/client.ts';
import { deadlineAfter, isOpenAt, openStretches } from '#server/features/calendar/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { fill, whenWords } from './say.ts';

const minuteMs = 60_000;
/** A calendar that stays open for longer is taken as always open. */
const horizonMs = 15 * 24 * 60 * minuteMs;
/** Somebody to be read. */
const sampleName = 'Mila';

type Sample = { at: string; text: string } | null;

/** Each text as it would read to a customer with an ordinary question when the team is next closed. */
export async function previewTexts(tx: Tx, { texts }: OutOfHours, now: Date): Promise<Sample[]> {
  const { body: calendars } = await readActive(tx, 'calendars');
  const { body: matrix } = await readActive(tx, 'priority');
  const channels = await tx
    .selectFrom('channel')
    .select(['id', 'network', 'handle'])
    .where('workspace_id', '=', tx.workspaceId)
    .orderBy('connected_at')
    .execute();
  const { firstMinutes } = timesOf(matrix, null, 'normal');
  return texts.map(({ text, language, channelIds }) => {
    const channel = channels.find(({ id }) => channelIds.length === 0 || channelIds.includes(id));
    const calendar = calendarFor(calendars, { teamId: null, network: channel?.network ?? '' });
    const at = nextClosed(calendar, now);
    const due = at && deadlineAfter(calendar, at, firstMinutes * minuteMs);
    if (!at || !due) return null;
    const when = whenWords(due, language, calendar.timeZone);
    return { at: at.toISOString(), text: fill(text, { when, name: sampleName, brand: channel?.handle ?? '' }) };
  });
}

/** The next moment at which a calendar is closed: now, or the end of its open hours; null for one that stays open. */
function nextClosed(calendar: Calendar, now: Date): Date | null {
  if (calendar.always) return null;
  let at = now;
  for (const { to } of openStretches(calendar, now, new Date(now.getTime() + horizonMs))) {
    if (!isOpenAt(calendar, at)) return at;
    if (to > at.getTime()) at = new Date(to);
  }
  return isOpenAt(calendar, at) ? null : at;
}
