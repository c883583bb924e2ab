import type { ConversationDetail } from '#contract/conversation.ts';
import type { PublicPost, Stages } from '#contract/stage.ts';

type Answerable = Pick<ConversationDetail, 'posts' | 'stages'>;

/** Pure: which of several public posts an answer goes to: the chosen one, else the newest that waits, else the newest. */
export function targetOf(posts: readonly PublicPost[], chosen: string | null): PublicPost | null {
  const answerable = posts.filter(({ stage }) => stage !== null);
  return (
    answerable.find(({ id }) => id === chosen) ??
    answerable.find(({ isAnswered }) => !isAnswered) ??
    answerable[0] ??
    null
  );
}

/** Pure: the stages as they are for the post that is answered. */
export function stagesFor({ posts, stages }: Answerable, chosen: string | null): Stages {
  const target = targetOf(posts, chosen);
  return target ? { ...stages, public: target.stage, bystanders: target.bystanders } : stages;
}
