import type { OpenQuestion } from '#contract/closing.ts';
import type { UnansweredReason } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { type Ending, findEndings } from './posts.ts';
import { findQuestions } from './questions.ts';

/**
 * Sees to it that the public threads of a conversation that was just resolved end with our reply and leave no question of
 * a bystander, unless somebody says why; that stays in the history. Throws `posts_unanswered`.
 */
export async function requireAnswered(
  tx: Tx,
  actor: Actor,
  { conversationId, leave }: { conversationId: string; leave: UnansweredReason | undefined },
  now: Date,
): Promise<void> {
  const posts = (await findEndings(tx, [conversationId])).get(conversationId) ?? [];
  const questions = (await findQuestions(tx, [conversationId], now)).get(conversationId) ?? [];
  const waiting = posts.filter(({ isClosed }) => !isClosed);
  if (!leave && waiting.length + questions.length > 0) throw unanswered(waiting, questions);
  await noteEnding(tx, { actor, ended: [{ conversationId, posts, questions: questions.length }], leave, now });
}

function unanswered(waiting: readonly Ending[], questions: readonly OpenQuestion[]): AppError {
  const told = waiting.map(({ id, network, to, preview, needs }) => ({ id, network, to, preview, needs }));
  const what = [
    ...(waiting.length > 0 ? [`${waiting.length} of its public posts do not end with our reply`] : []),
    ...(questions.length > 0 ? [`${questions.length} questions of bystanders wait under them`] : []),
  ].join(' and ');
  return new AppError(
    'refused',
    'posts_unanswered',
    `This conversation is not closed in public: ${what}. Answer first, or resolve again and say why nothing is needed.`,
    { parameters: { posts: told, questions, count: waiting.length + questions.length } },
  );
}

type Ended = { conversationId: string; posts: readonly Ending[]; questions: number };
type Noted = {
  actor: Actor;
  ended: readonly Ended[];
  leave: UnansweredReason | undefined;
  now: Date;
  /** The bulk action that it belongs to. */
  correlationId?: string;
};

/** Keeps how the public posts of conversations ended that are resolved now, and why, where none ended with our reply. */
export async function noteEnding(tx: Tx, { actor, ended, leave, now, correlationId }: Noted): Promise<void> {
  for (const { conversationId, posts, questions } of ended) {
    const open = posts.filter(({ isClosed }) => !isClosed).length;
    const about = {
      at: now,
      actor,
      subject: { kind: 'conversation', id: conversationId },
      conversationId,
      correlationId,
    };
    if (leave && open + questions > 0)
      record(tx, {
        type: 'conversation.left_unanswered',
        ...about,
        detail: { posts: open, ...(questions > 0 ? { questions } : {}), reason: leave },
      });
    if (posts.length > 0 && leave !== 'as_before')
      record(tx, {
        type: 'conversation.ended_in_public',
        ...about,
        detail: { posts: posts.length, answered: posts.length - open },
      });
  }
  // Taking back a reopening ends nothing anew.
  if (leave !== 'as_before') await insertEndings(tx, ended, leave, now);
}

async function insertEndings(
  tx: Tx,
  ended: readonly Ended[],
  leave: Exclude<UnansweredReason, 'as_before'> | undefined,
  now: Date,
): Promise<void> {
  const teams = await readTeams(tx, ended);
  const rows = ended.flatMap(({ conversationId, posts }) =>
    posts.map(({ threadId, profileId, channelId, isClosed }) => ({
      workspace_id: tx.workspaceId,
      id: newId(now),
      conversation_id: conversationId,
      thread_id: threadId,
      profile_id: profileId,
      channel_id: channelId,
      team_id: teams.get(conversationId) ?? null,
      at: now,
      ended: isClosed ? 'answer' : (leave ?? 'no_answer_needed'),
    })),
  );
  if (rows.length > 0) await tx.insertInto('public_ending').values(rows).execute();
}

async function readTeams(tx: Tx, ended: readonly Ended[]): Promise<Map<string, string | null>> {
  if (ended.length === 0) return new Map();
  const rows = await tx
    .selectFrom('conversation')
    .select(['id', 'team_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where(
      'id',
      'in',
      ended.map(({ conversationId }) => conversationId),
    )
    .execute();
  return new Map(rows.map(({ id, team_id }) => [id, team_id]));
}
