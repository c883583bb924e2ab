import { sql } from 'kysely';
import * as z from 'zod';
import { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import type { Turn } from './past.ts';
import type { NamedMerge } from './read-turns.ts';

const Kept = z.object({ status: ConversationStatus, priority: Priority });

/** Which messages stood in another conversation once. A merge that was taken apart left no trace in clocks. */
export type Merges = {
  /** Messages that left a conversation with its merge. */
  taken(conversationId: string): readonly string[];
  /** When each message came to the conversation that it belongs to now, where a merge brought it. */
  cameAt(conversationId: string): ReadonlyMap<string, Date>;
  /** The turns of a conversation with what its merges made of it, without those that were taken apart. */
  complete(conversationId: string, turns: readonly Turn[]): Turn[];
};

export async function readMerges(tx: Tx, named: readonly NamedMerge[]): Promise<Merges> {
  const found = named.length === 0 ? [] : await read(tx, [...new Set(named.map(({ mergeId }) => mergeId))]);
  const taken = new Map(found.map(({ from_id, messages }) => [from_id, messages]));
  const cameAt = new Map<string, Map<string, Date>>();
  for (const { into_id, messages, at } of found) {
    const came = cameAt.get(into_id) ?? new Map<string, Date>();
    cameAt.set(into_id, came);
    for (const id of messages) came.set(id, at);
  }
  const ofSurvivor = Map.groupBy(found, ({ into_id }) => into_id);
  return {
    taken: (id) => taken.get(id) ?? [],
    cameAt: (id) => cameAt.get(id) ?? new Map(),
    complete: (id, turns) =>
      turns.flatMap((turn): Turn[] => {
        if (turn.what === 'merged') return taken.has(id) ? [turn] : [];
        if (turn.what !== 'absorbed') return [turn];
        const merge = ofSurvivor.get(id)?.find(({ at }) => at.getTime() === turn.at.getTime());
        if (!merge) return [];
        const [before, after] = [Kept.parse(merge.before), Kept.parse(merge.after)];
        return [
          { ...turn, status: after.status, priority: before.priority === after.priority ? null : after.priority },
        ];
      }),
  };
}

type Stored = { into_id: string; from_id: string; at: Date; before: unknown; after: unknown; messages: string[] };

async function read(tx: Tx, mergeIds: readonly string[]): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select m.into_id, p.from_id, m.at, m.before, m.after,
      array(select jsonb_array_elements_text(p.moved -> 'messages')) as messages
    from conversation_merge m join conversation_merge_part p on p.workspace_id = m.workspace_id and p.merge_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${mergeIds}::uuid[]) and m.undone_at is null
    order by m.at, m.id`.execute(tx);
  return rows;
}
