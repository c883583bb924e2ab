import { sql } from 'kysely';
import type { Stages } from '#contract/stage.ts';
import type { StageProposal } from '#contract/stage-proposal.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { proposeStage, type StageFacts } from './propose-stage.ts';

/** So many of the customer's newest public posts are read. */
const read = 3;
/** Counting our answers stops here. */
const counted = 100;

type Known = Omit<StageFacts, 'canPublic' | 'canPrivate' | 'window' | 'others'>;

/** Where an answer in a conversation belongs, and why; `stages` as the viewer could answer it. */
export async function proposeFor(
  tx: Tx,
  conversationId: string,
  stages: Stages,
  now: Date,
): Promise<StageProposal | null> {
  const { body } = await readActive(tx, 'goingPrivate');
  const known = await readKnown(tx, conversationId);
  const [canPublic, canPrivate] = [stages.public !== null, stages.private !== null];
  const window = windowLeft(stages, now);
  return proposeStage({ ...known, canPublic, canPrivate, window, others: stages.bystanders.length }, body);
}

function windowLeft({ private: direct }: Stages, now: Date): StageFacts['window'] {
  if (!direct?.window) return null;
  const { closesAt, outside } = direct.window;
  return { leftMs: closesAt === null ? 0 : Date.parse(closesAt) - now.getTime(), outside };
}

async function readKnown(tx: Tx, conversationId: string): Promise<Known> {
  const { rows } = await sql<Known>`
    select p.network, p.followers, last.stage as wrote, coalesce(said.words, '') as words, coalesce(ours.exchanges, 0)::int as exchanges
    from conversation c
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join lateral (
      select case when m.visibility = 'private' then 'private' else 'public' end as stage from message m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in'
      order by m.occurred_at desc, m.received_seq desc limit 1
    ) last on true
    left join lateral (
      select string_agg(newest.text, E'\\n') as words from (
        select m.text from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
          and m.direction = 'in' and m.visibility <> 'private' and m.deleted_at is null
        order by m.occurred_at desc, m.received_seq desc limit ${read}
      ) newest
    ) said on true
    left join lateral (
      select count(*) as exchanges from (
        select from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'out'
          and m.visibility <> 'private' and m.deleted_at is null and not m.is_automatic
        limit ${counted}
      ) answers
    ) ours on true
    where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}`.execute(tx);
  return rows[0] ?? { network: '', followers: null, wrote: null, words: '', exchanges: 0 };
}
