/** One post of a thread, as much of it as its place needs. */
export type Placed = {
  id: string;
  externalId: string | null;
  /** External id of what it answers; null for what begins the thread. */
  replyTo: string | null;
};

/**
 * Pure: the posts of a thread in the order in which networks show them: each answer under what it answers, of several the
 * older first; posts come oldest first. What answers something that is not to be seen hangs on the post that began it.
 */
export function inPublicOrder<P extends Placed>(posts: readonly P[]): { post: P; depth: number }[] {
  const root = posts.find(({ replyTo }) => replyTo === null);
  const earlier = new Map<string, P>();
  const below = new Map<P | null, P[]>();
  for (const post of posts) {
    // Only what stood there before can be answered, so there are no circles.
    const said = post.replyTo === null ? null : (earlier.get(post.replyTo) ?? root ?? null);
    const parent = said === post ? null : said;
    below.set(parent, [...(below.get(parent) ?? []), post]);
    if (post.externalId !== null) earlier.set(post.externalId, post);
  }
  const ordered: { post: P; depth: number }[] = [];
  const todo = (below.get(null) ?? []).map((post) => ({ post, depth: 0 })).reverse();
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { post, depth } = next;
    ordered.push(next);
    todo.push(...(below.get(post) ?? []).map((one) => ({ post: one, depth: depth + 1 })).reverse());
  }
  return ordered;
}
