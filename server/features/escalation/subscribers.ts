import { sql } from 'kysely';
import type { EscalationRules, Ladder, LadderCause } from '#contract/escalation.ts';
import type { EventType } from '#contract/events.ts';
import type { PageCause } from '#contract/page.ts';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent, Subscriber } from '#server/events/subscriber.ts';
import { endPagesOf, startPage } from '#server/features/page/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { setsOff } from './match.ts';
import { countBegun, readStandings, type Standing } from './subjects.ts';

const minuteMs = 60_000;

/** After these a conversation may be another than it was. Recognition follows a message by an event of its own. */
const written: readonly EventType[] = [
  'message.received',
  'conversation.categorised',
  'conversation.priority_changed',
  'conversation.assigned',
  'clock.started',
];
const clocks: Partial<Record<string, LadderCause>> = {
  'clock.breached': 'breached',
  'clock.warned': 'warned',
  'conversation.vanishes': 'vanishing',
};

/** What happens sets ladders off; what is resolved calls nobody any more. */
export const watchEscalations: Subscriber = {
  name: 'escalation.watch',
  types: [...written, 'clock.breached', 'clock.warned', 'conversation.vanishes', 'conversation.status_changed'],
  handle: async (tx, events, now) => {
    const policy = await readActive(tx, 'escalation');
    const ids = [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))];
    const standings = await readStandings(
      tx,
      ids,
      policy.body.ladders.some(({ when }) => when.words !== undefined),
    );
    for (const event of events) {
      const standing = standings.get(event.conversationId ?? '');
      if (standing) await setOff(tx, policy, event, standing, now);
    }
    await setOffByVolume(tx, policy, [...standings.values()], now);
    const changed = events.filter(({ type }) => type === 'conversation.status_changed');
    await endPagesOf(tx, await readResolved(tx, changed), now);
  },
};

type Policy = { version: number; body: EscalationRules };

async function setOff(tx: Tx, { version, body }: Policy, event: SeenEvent, standing: Standing, now: Date) {
  const cause = clocks[event.type] ?? (written.some((one) => one === event.type) ? 'written' : null);
  if (cause === null) return;
  const { id: conversationId, priority, category } = standing;
  for (const ladder of body.ladders.filter((one) => setsOff(one, cause, standing))) {
    if (await isGoingOn(tx, ladder, sql`p.conversation_id = ${conversationId}`)) continue;
    const clock = cause === 'breached' || cause === 'warned' ? await readClock(tx, event) : {};
    const about: PageCause = { on: cause, ...clock, priority, ...(category ? { category } : {}) };
    // Each clock calls once; what was written, once until the matter is opened anew.
    const occasion = cause === 'written' ? `${conversationId} ${standing.reopened}` : `${event.position}`;
    await begin(tx, ladder, version, { conversationId, cause: about, occasion }, now);
  }
}

async function setOffByVolume(tx: Tx, { version, body }: Policy, standings: readonly Standing[], now: Date) {
  const seen = new Set(standings.flatMap(({ category }) => category ?? []));
  for (const ladder of body.ladders) {
    const { volume } = ladder;
    if (ladder.on !== 'volume' || !volume) continue;
    for (const category of (ladder.when.categories ?? []).filter((one) => seen.has(one))) {
      const since = new Date(now.getTime() - volume.minutes * minuteMs);
      const recent = sql`p.cause ->> 'category' = ${category} and (p.started_at > ${since} or p.state in ('open', 'unanswered'))`;
      if (await isAny(tx, ladder, recent)) continue;
      const count = await countBegun(tx, category, since, volume.conversations);
      if (count < volume.conversations) continue;
      const cause: PageCause = { on: 'volume', category, count, minutes: volume.minutes };
      const occasion = `${category} ${now.toISOString()}`;
      await begin(tx, ladder, version, { conversationId: null, cause, occasion }, now);
    }
  }
}

type Occasion = { conversationId: string | null; cause: PageCause; occasion: string };

async function begin(tx: Tx, ladder: Ladder, policyVersion: number, occasion: Occasion, now: Date): Promise<void> {
  const { id, name, steps, alarmAfterMinutes } = ladder;
  await startPage(tx, systemActor, { ladder: id, name, policyVersion, steps, alarmAfterMinutes, ...occasion }, now);
}

/** While somebody is being called already, the same ladder does not begin again. */
const isGoingOn = (tx: Tx, ladder: Ladder, which: ReturnType<typeof sql>) =>
  isAny(tx, ladder, sql`p.state in ('open', 'unanswered') and ${which}`);

async function isAny(tx: Tx, { id }: Ladder, which: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql`
    select from page p where p.workspace_id = ${tx.workspaceId} and p.ladder = ${id} and ${which} limit 1`.execute(tx);
  return rows.length > 0;
}

async function readClock(tx: Tx, { subjectId }: SeenEvent): Promise<{ clock?: string }> {
  const row = await tx
    .selectFrom('clock')
    .select('kind')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', subjectId ?? '')
    .executeTakeFirst();
  return row ? { clock: row.kind } : {};
}

async function readResolved(tx: Tx, events: readonly SeenEvent[]): Promise<string[]> {
  const ids = [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))];
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from conversation where workspace_id = ${tx.workspaceId} and id = any(${ids}::uuid[]) and status = 'resolved'`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
