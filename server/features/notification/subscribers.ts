import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent, Subscriber } from '#server/events/subscriber.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { readGroups } from './groups.ts';
import { notify } from './notify.ts';
import { notifyRooms } from './rooms.ts';
import { type Happened, type Standing, whomToTell } from './whom-to-tell.ts';

/** What happens to conversations is told to whom it concerns. */
export const tellPeople: Subscriber = {
  name: 'notification.tell',
  types: [
    'note.added',
    'conversation.assigned',
    'message.corrected',
    'conversation.opened',
    'conversation.priority_changed',
    'clock.warned',
    'clock.breached',
  ],
  handle: async (tx, events, now) => {
    const happened = await readHappened(tx, events);
    const standings = await readStandings(
      tx,
      happened.map(({ conversationId }) => conversationId),
    );
    const { body: alerts } = await readActive(tx, 'alerts');
    const groups = await readGroups(tx, alerts, now);
    const told = happened.flatMap((one) => {
      const standing = standings.get(one.conversationId);
      return standing ? [whomToTell(one, standing, groups, alerts)] : [];
    });
    await notify(
      tx,
      told.flatMap(({ people }) => people),
      now,
    );
    await notifyRooms(
      tx,
      told.flatMap(({ rooms }) => rooms),
      now,
    );
  },
};

/** What the events said; one whose detail was erased says nothing. */
async function readHappened(tx: Tx, events: readonly SeenEvent[]): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select e.position, e.type, case e.actor_kind when 'agent' then e.actor_id end as "agentId", e.subject_id as "subjectId",
      e.conversation_id as "conversationId", coalesce(d.body, '{}') as detail
    from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.position = any(${events.map(({ position }) => position)}::bigint[])
      and e.conversation_id is not null
    order by e.position`.execute(tx);
  return rows;
}

/** What became part of another conversation is not there: its clocks and people went along. */
async function readStandings(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing & { id: string }>`
    select c.id, c.status, c.assignee_id as "assigneeId", c.team_id as "teamId", c.priority, exists (
        select from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.asks
      ) as asks
    from conversation c
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[]) and c.merged_into is null`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
