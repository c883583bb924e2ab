import { sql } from 'kysely';
import { EngagementPolicy } from '#contract/triage-policy.ts';
import type { TriageMove, TriageTrial } from '#contract/triage-trial.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { changesOf, countsOf, type Move, Moves } from './moves.ts';

const previewLength = 140;

/** A trial as its work needs it. */
export type Work = {
  id: string;
  asker: { agentId: string } | { apiKeyId: string };
  state: TriageTrial['state'];
  from: Date;
  startedAt: Date;
  held: EngagementPolicy;
  tried: EngagementPolicy;
  /** The last message that was looked at; null at the beginning. */
  last: { at: Date; messageId: string } | null;
  total: number | null;
  moves: Moves;
};

type Stored = {
  id: string;
  agent_id: string | null;
  api_key_id: string | null;
  state: TriageTrial['state'];
  days: number;
  from_at: Date;
  started_at: Date;
  held: unknown;
  tried: unknown;
  at: Date | null;
  message_id: string | null;
  done: number;
  total: number | null;
  moves: unknown;
  overridden: number;
};

/** The trial with its row locked, or null. */
export async function lockTrial(tx: Tx, trialId: string): Promise<Work | null> {
  const { rows } = await sql<Stored>`
    select id, agent_id, api_key_id, state, from_at, started_at, held, tried, at, message_id, total, moves from triage_trial
    where workspace_id = ${tx.workspaceId} and id = ${trialId} for update`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    asker: row.agent_id === null ? { apiKeyId: row.api_key_id ?? '' } : { agentId: row.agent_id },
    state: row.state,
    from: row.from_at,
    startedAt: row.started_at,
    held: EngagementPolicy.parse(row.held),
    tried: EngagementPolicy.parse(row.tried),
    last: row.at && row.message_id ? { at: row.at, messageId: row.message_id } : null,
    total: row.total,
    moves: Moves.parse(row.moves),
  };
}

/** The viewer's own newest trial, its examples as far as they may still see them; null before any. */
export async function readTrial(tx: Tx, viewer: Viewer): Promise<TriageTrial | null> {
  const { rows } = await sql<Stored>`
    select id, state, days, started_at, tried, done, total, moves, overridden from triage_trial
    where workspace_id = ${tx.workspaceId} and coalesce(agent_id, api_key_id) = ${viewer.agentId ?? viewer.apiKeyId}
    order by started_at desc, id desc limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const moves = Moves.parse(row.moves);
  return {
    id: row.id,
    state: row.state,
    days: row.days,
    startedAt: row.started_at.toISOString(),
    done: row.done,
    total: row.total,
    policy: EngagementPolicy.parse(row.tried),
    ...countsOf(moves),
    moves: await withExamples(tx, viewer, changesOf(moves)),
    overridden: row.overridden,
  };
}

type Shown = Pick<TriageMove['examples'][number], 'messageId' | 'conversationId' | 'number' | 'network' | 'preview'>;

/** Only ids are kept: what a message says, and whether it may be seen, is asked when it is shown. */
async function withExamples(tx: Tx, viewer: Viewer, moves: readonly Move[]): Promise<TriageMove[]> {
  const ids = moves.flatMap(({ examples }) => examples.map(({ messageId }) => messageId));
  const { rows } = await sql<Shown>`
    select m.id as "messageId", c.id as "conversationId", c.number, p.network, left(m.text, ${previewLength}::int) as preview
    from message m
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${ids}::uuid[]) and m.deleted_at is null
      and ${withinReach(viewer)}`.execute(tx);
  const shown = new Map(rows.map((row) => [row.messageId, row]));
  return moves.map(({ from, to, count, examples }) => ({
    from,
    to,
    count,
    examples: examples.flatMap(({ messageId, before, after }) => {
      const one = shown.get(messageId);
      return one ? [{ ...one, before, after }] : [];
    }),
  }));
}
