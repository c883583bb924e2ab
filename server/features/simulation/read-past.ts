import { sql } from 'kysely';
import * as z from 'zod';
import { FieldValues } from '#contract/contact-field.ts';
import { ContactMark } from '#contract/contact-mark.ts';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import { readClocks } from '#server/features/clock/queries.ts';
import type { Past, Person } from './past.ts';
import { readMerges } from './read-merges.ts';
import { readSaid } from './read-said.ts';
import { readTurns } from './read-turns.ts';
import { readUnderstood } from './read-understood.ts';

type Stored = {
  id: string;
  number: number;
  status: ConversationStatus;
  held_by_department: string | null;
  resolved_at: Date | null;
  opened_at: Date;
  last_message_at: Date;
  merged_into: string | null;
  category: string | null;
  priority: Priority;
  team_id: string | null;
  assignee_id: string | null;
  language: string | null;
  network: string;
  followers: number | null;
  contact_id: string | null;
  marks: ContactMark[] | null;
  fields: FieldValues | null;
};

/** The past of those of these conversations that exist, one statement a table. */
export async function readPast(tx: Tx, conversationIds: readonly string[]): Promise<Past[]> {
  const { rows } = await sql<Stored>`
    select c.id, c.number, c.status, c.held_by_department, c.resolved_at, c.opened_at, c.last_message_at, c.merged_into, c.category,
      c.priority, c.team_id, c.assignee_id, c.language, p.network, p.followers, p.contact_id, k.marks, k.fields
    from conversation c
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])
    order by c.id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const turns = await readTurns(tx, ids);
  const merges = await readMerges(tx, turns.merged);
  const understood = await readUnderstood(tx, ids);
  const said = await readSaid(tx, ids, { merges, understood });
  const clocks = Map.groupBy(await readClocks(tx, ids), ({ conversationId }) => conversationId);
  const changes = await readPersonChanges(tx, rows);
  const seen = await readSeenPersons(
    tx,
    rows.filter((row) => (changes.get(row.contact_id ?? '') ?? []).some((at) => at > row.opened_at)),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    network: row.network,
    language: row.language,
    openedAt: row.opened_at,
    assigneeId: row.assignee_id,
    firstTeamId: turns.of(row.id).some((turn) => turn.what === 'team') ? null : row.team_id,
    firstStatus: turns.firstStatus(row.id) ?? (row.merged_into === null ? row.status : 'open'),
    isMerged: row.merged_into !== null,
    said: said.get(row.id) ?? [],
    understoodAt: understood.momentsOf(row.id),
    turns: merges.complete(row.id, turns.of(row.id)),
    person: { followers: row.followers, marks: row.marks ?? [], fields: row.fields ?? {} },
    personChangedAt: changes.get(row.contact_id ?? '') ?? [],
    seenPersons: seen.get(row.id) ?? [],
    row: { ...row, teamId: row.team_id },
    clocks: clocks.get(row.id) ?? [],
  }));
}

/** When each of their people was changed, oldest first. */
async function readPersonChanges(tx: Tx, stored: readonly Stored[]): Promise<ReadonlyMap<string, Date[]>> {
  const contacts = [...new Set(stored.flatMap(({ contact_id }) => contact_id ?? []))];
  const { rows } = await sql<{ contact_id: string; at: Date }>`
    select e.subject_id as contact_id, e.at from event e
    where e.workspace_id = ${tx.workspaceId} and e.conversation_id is null and e.subject_id = any(${contacts}::uuid[])
      and e.type in ('contact.changed', 'contact.merged', 'contact.split')
    order by e.position`.execute(tx);
  const found = new Map<string, Date[]>();
  for (const { contact_id, at } of rows) found.set(contact_id, [...(found.get(contact_id) ?? []), at]);
  return found;
}

const Seen = z.object({
  followers: z.number().nullable(),
  marks: z.array(ContactMark),
  fields: FieldValues,
});

/** The person as each decision about these conversations saw them; an erased decision tells nothing. */
async function readSeenPersons(
  tx: Tx,
  stored: readonly Stored[],
): Promise<ReadonlyMap<string, (Person & { at: Date })[]>> {
  if (stored.length === 0) return new Map();
  const { rows } = await sql<{ conversation_id: string; at: Date; facts: unknown }>`
    select conversation_id, at, facts from decision
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${stored.map(({ id }) => id)}::uuid[]) and policy_kind = 'priority'
    order by conversation_id, at, id`.execute(tx);
  const found = new Map<string, (Person & { at: Date })[]>();
  for (const { conversation_id, at, facts } of rows) {
    const seen = Seen.safeParse(facts).data;
    if (seen) found.set(conversation_id, [...(found.get(conversation_id) ?? []), { ...seen, at }]);
  }
  return found;
}
