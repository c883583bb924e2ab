import { sql } from 'kysely';
import type { TellingReason, TellingState, WayKind } from '#contract/way.ts';
import type { Tx } from '#server/db/client.ts';

/** What became of one page to one person. */
export type PageOutcome = {
  /** Each way it took. */
  ways: { kind: WayKind; carrier: string; state: TellingState; reason: TellingReason | null }[];
  /** A carrier took it, by at least one way. That the person saw it, only their acknowledgement says. */
  hasGotThrough: boolean;
  /** Two of the ways have carriers of their own. */
  isIndependent: boolean;
  /** Every way failed, or there is none: the alarm is up. */
  isSilent: boolean;
};

/** By which ways a page went that was told with this key, and whether it got through; null while it has not left yet. */
export async function readPage(
  tx: Tx,
  { agentId, key }: { agentId: string; key: string },
): Promise<PageOutcome | null> {
  const { rows } = await sql<{ isSilent: boolean; ways: PageOutcome['ways'] | null }>`
    select n.silent_at is not null as "isSilent", (
      select json_agg(json_build_object('kind', t.kind, 'carrier', t.carrier, 'state', t.state, 'reason', t.reason) order by t.id)
      from telling_notice tn join telling t on t.workspace_id = tn.workspace_id and t.id = tn.telling_id
      where tn.workspace_id = n.workspace_id and tn.notice_id = n.id
    ) as ways
    from notice n
    where n.workspace_id = ${tx.workspaceId} and n.agent_id = ${agentId} and n.key = ${key} and n.urgency = 'page'
      and n.left_at is not null`.execute(tx);
  const page = rows[0];
  if (!page) return null;
  const ways = page.ways ?? [];
  return {
    ways,
    hasGotThrough: ways.some(({ state }) => state === 'sent'),
    isIndependent: new Set(ways.map(({ carrier }) => carrier)).size >= 2,
    isSilent: page.isSilent,
  };
}
