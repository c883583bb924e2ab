import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BulkChange, startBulk, undoBulk } from '#contract/bulk.ts';
import { type ConversationStatus, conversationStatuses, Priority } from '#contract/filter.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aConversation, aTeam } from '#test/factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let ana: TestAgent;
let ids: string[];
let agents: (string | null)[];
let teams: (string | null)[];
const size = 6;

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  ana = await anAgent(db, workspaceId);
  agents = [null, ana.agentId, (await anAgent(db, workspaceId)).agentId];
  teams = [null, await aTeam(db, workspaceId), await aTeam(db, workspaceId)];
  ids = [];
  for (let n = 0; n < size; n += 1) ids.push((await aConversation(db, workspaceId)).conversationId);
});
afterAll(() => app.close());

/** Everything that people decide about a conversation, to the microsecond. */
async function standings(): Promise<Map<string, string>> {
  const { rows } = await app.context.db.inWorkspace(workspaceId, (tx) =>
    sql<{ id: string; text: string }>`
      select c.id, concat_ws('|', c.status, coalesce(c.snoozed_until::text, '-'), coalesce(c.resolved_at::text, '-'), coalesce(c.held_by_department, '-'),
        coalesce(c.assignee_id::text, '-'), coalesce(c.team_id::text, '-'), c.priority,
        (select string_agg(t.name, ',' order by t.name) from conversation_tag ct
          join tag t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
          where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id)) as text
      from conversation c where c.workspace_id = ${workspaceId}`.execute(tx),
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

type Place = {
  status: ConversationStatus;
  hours: number | null;
  agent: number;
  team: number;
  priority: Priority;
};
const place: fc.Arbitrary<Place> = fc.record({
  status: fc.constantFrom(...conversationStatuses),
  hours: fc.option(fc.integer({ min: 1, max: 500 })),
  agent: fc.nat(2),
  team: fc.nat(2),
  priority: fc.constantFrom(...Priority.options),
});

async function arrange(places: readonly Place[]): Promise<void> {
  const { db } = app.context;
  await db.inWorkspace(workspaceId, async (tx) => {
    for (const [n, { status, hours, agent, team, priority }] of places.entries())
      await sql`
        update conversation set status = ${status}, priority = ${priority}, assignee_id = ${agents[agent]}, team_id = ${teams[team]},
          snoozed_until = case when ${status} = 'snoozed' and ${hours}::int is not null then now() + make_interval(hours => ${hours}::int) end,
          resolved_at = case when ${status} = 'resolved' then now() - interval '1 hour' end
        where workspace_id = ${workspaceId} and id = ${ids[n]}`.execute(tx);
  });
}

type Drawn = { kind: BulkChange['kind']; agent: number; team: number; hours: number | null; pick: number };
function changeOf({ kind, agent, team, hours, pick }: Drawn): BulkChange {
  const names = ['billing', 'vip', 'lost'];
  const name = names[pick % 3] ?? '';
  switch (kind) {
    case 'assign':
      return { kind, assigneeId: agents[agent] ?? null, ...(pick === 0 ? {} : { teamId: teams[team] ?? null }) };
    case 'status':
      return { kind, status: (['open', 'pending', 'on_hold', 'resolved'] as const)[pick] ?? 'open' };
    case 'snooze':
      return { kind, until: hours === null ? null : new Date(Date.now() + hours * 3_600_000).toISOString() };
    case 'priority':
      return { kind, priority: Priority.options[pick] ?? 'low' };
    default:
      return { kind: 'tags', add: [name], remove: names.filter((other) => other !== name).slice(0, pick % 2) };
  }
}
const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom('assign', 'status', 'snooze', 'priority', 'tags'),
  agent: fc.nat(2),
  team: fc.nat(2),
  hours: fc.option(fc.integer({ min: 1, max: 90 })),
  pick: fc.nat(3),
});

test('undone, every conversation that nobody changed since stands exactly as it did, and the others as they were left', async () => {
  const places = fc.array(place, { minLength: size, maxLength: size });
  const meddled = fc.array(fc.boolean(), { minLength: size, maxLength: size });
  const act = async (of: string[], change: BulkChange) => {
    const { body, status } = await app.call(ana, startBulk, { body: { set: { ids: of }, change } });
    expect(status, JSON.stringify(body)).toBe(200);
    return body.action;
  };
  await fc.assert(
    fc.asyncProperty(places, drawn, drawn, meddled, async (start, first, second, touched) => {
      await arrange(start);
      const before = await standings();
      const action = await act(ids, changeOf(first));
      const others = ids.filter((_, n) => touched[n]);
      const between = await standings();
      // Somebody else changes the same thing of some of them.
      if (others.length > 0) await act(others, changeOf({ ...second, kind: first.kind }));
      const left = await standings();

      await app.call(ana, undoBulk, { params: { bulkId: action.id } });

      const after = await standings();
      for (const id of ids) {
        const isTouched = left.get(id) !== between.get(id);
        expect(after.get(id), first.kind).toBe(isTouched ? left.get(id) : before.get(id));
      }
    }),
    { numRuns: 40 },
  );
});
