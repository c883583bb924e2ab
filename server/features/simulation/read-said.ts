import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Said } from './past.ts';
import type { Merges } from './read-merges.ts';
import type { AllUnderstood } from './read-understood.ts';

type Stored = {
  id: string;
  conversation_id: string;
  direction: 'in' | 'out';
  occurred_at: Date;
  received_at: Date;
  counts: boolean;
  excused_at: Date | null;
  visibility: string;
  text: string;
  edited_at: Date | null;
  deleted_at: Date | null;
};

const triaged = sql`left join triage t on t.workspace_id = m.workspace_id and t.message_id = m.id and t.decision in ('watch', 'none')`;
const excusedAt = sql`case when t.decided_at is not null then greatest(t.decided_at, m.occurred_at) end`;

/** What was said in these conversations, also what left them with a merge, in order. Words of ours are not read. */
export async function readSaid(
  tx: Tx,
  conversationIds: readonly string[],
  { merges, understood }: { merges: Merges; understood: AllUnderstood },
): Promise<ReadonlyMap<string, Said[]>> {
  const { rows } = await sql<Stored>`
    select m.id, m.conversation_id, m.direction, m.occurred_at, m.received_at,
      case m.direction when 'in' then m.asks else not m.is_automatic and m.undelivered_at is null end as counts,
      ${excusedAt} as excused_at,
      m.visibility, case m.direction when 'in' then m.text else '' end as text, m.edited_at, m.deleted_at
    from message m ${triaged}
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = any(${conversationIds}::uuid[])
    order by m.conversation_id, m.occurred_at, m.received_seq`.execute(tx);
  const away = await readTaken(tx, conversationIds, merges);
  const versions = await readVersions(tx, [...rows, ...away]);
  const found = new Map<string, Said[]>();
  for (const row of [...rows, ...away]) {
    const said = found.get(row.conversation_id) ?? [];
    found.set(row.conversation_id, said);
    const about = { broughtAt: merges.cameAt(row.conversation_id).get(row.id), labels: understood.labelsOf(row.id) };
    said.push(saidOf(row, about, versions.get(row.id) ?? []));
  }
  return found;
}

type About = { broughtAt: Date | undefined; labels: Said['labels'] };

function saidOf(row: Stored, { broughtAt, labels }: About, before: Said['versions']): Said {
  const isBrought = broughtAt !== undefined && row.received_at < broughtAt;
  return {
    occurredAt: row.occurred_at,
    knownAt: isBrought ? broughtAt : row.received_at,
    isBrought,
    direction: row.direction,
    counts: row.counts,
    excusedAt: row.excused_at,
    stage: row.visibility === 'private' ? 'private' : 'public',
    text: row.text,
    versions:
      row.edited_at === null || before.length === 0 ? [] : [...before, { text: row.text, since: row.edited_at }],
    deletedAt: row.deleted_at,
    labels,
  };
}

/** Messages that stood in these conversations before a merge, as if they still did. */
async function readTaken(tx: Tx, conversationIds: readonly string[], merges: Merges): Promise<Stored[]> {
  const of = conversationIds.flatMap((conversation) => merges.taken(conversation).map((id) => ({ conversation, id })));
  if (of.length === 0) return [];
  const { rows } = await sql<Stored>`
    select m.id, w.conversation_id, m.direction, m.occurred_at, m.received_at,
      case m.direction when 'in' then m.asks else not m.is_automatic and m.undelivered_at is null end as counts,
      ${excusedAt} as excused_at,
      m.visibility, case m.direction when 'in' then m.text else '' end as text, m.edited_at, m.deleted_at
    from unnest(${of.map(({ conversation }) => conversation)}::uuid[], ${of.map(({ id }) => id)}::uuid[]) as w (conversation_id, id)
    join message m on m.workspace_id = ${tx.workspaceId} and m.id = w.id ${triaged}
    order by w.conversation_id, m.occurred_at, m.received_seq`.execute(tx);
  return rows;
}

async function readVersions(tx: Tx, messages: readonly Stored[]): Promise<ReadonlyMap<string, Said['versions']>> {
  const edited = messages.flatMap(({ id, direction, edited_at }) => (edited_at && direction === 'in' ? id : []));
  if (edited.length === 0) return new Map();
  const { rows } = await sql<{ message_id: string; text: string; since: Date }>`
    select message_id, text, at as since from message_version
    where workspace_id = ${tx.workspaceId} and message_id = any(${edited}::uuid[]) order by message_id, n`.execute(tx);
  return Map.groupBy(rows, (row) => row.message_id);
}
