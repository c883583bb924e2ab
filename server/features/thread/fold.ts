/** One post of a thread, as much of it as folding needs. */
export type Post = {
  id: string;
  externalId: string | null;
  /** External id of what it answers; null for what begins the thread. */
  replyTo: string | null;
  /** Whoever wrote it; posts of one author have the same. */
  author: string;
  /** The customer's words and our answers to them: never folded. */
  isOpen: boolean;
  isOurs: boolean;
  /** It ends in a question, in any script. */
  asks: boolean;
};

/** What the tree shows from top to bottom. `under` is the post above in the tree; null at the top. */
export type Line =
  | { kind: 'post'; id: string; under: string | null; depth: number }
  | {
      kind: 'fold';
      under: string | null;
      depth: number;
      /** Everything in it: the answers folded and all below them. */
      ids: string[];
      posts: number;
      people: number;
      /** Of these, questions that none of us has answered. */
      questions: number;
    };

/**
 * Folds a thread around what is open in it: that stands with all above it, up to the post that began the thread; what
 * else hangs on one of these posts is one fold right under it. Pure; posts come oldest first. Each post is in one line and
 * only there, whatever its parent is: a post that answers something unknown, or itself in a circle, hangs on the first
 * post of the thread.
 */
export function foldThread(posts: readonly Post[]): Line[] {
  const root = posts.find((post) => post.replyTo === null) ?? null;
  const parents = parentsOf(posts, root);
  const children = Map.groupBy(posts, (post) => parents.get(post.id) ?? null);
  const open = openIds(posts, parents, root);
  const answered = new Set(posts.flatMap((post) => (post.isOurs ? (parents.get(post.id) ?? []) : [])));

  const lines: Line[] = [];
  const todo: Step[] = [{ under: null, depth: 0 }];
  for (let step = todo.pop(); step; step = todo.pop()) {
    const { post, under, depth } = step;
    if (post) lines.push({ kind: 'post', id: post.id, under, depth });
    const below = children.get(post?.id ?? null) ?? [];
    const place = post ? { under: post.id, depth: depth + 1 } : { under: null, depth: 0 };
    const folded = below.filter(({ id }) => !open.has(id)).flatMap((one) => withAllBelow(one, children));
    if (folded.length > 0) lines.push({ kind: 'fold', ...place, ...summary(folded, answered) });
    const steps = below.filter(({ id }) => open.has(id)).map((one) => ({ post: one, ...place }));
    todo.push(...steps.reverse());
  }
  return lines;
}

type Step = { post?: Post; under: string | null; depth: number };
type Parents = ReadonlyMap<string, string>;

/** The post above each; none for the root, and for all that lost theirs when there is no root. */
function parentsOf(posts: readonly Post[], root: Post | null): Parents {
  const byExternalId = new Map(posts.flatMap((post) => (post.externalId === null ? [] : [[post.externalId, post.id]])));
  const parents = new Map<string, string>();
  for (const { id, replyTo } of posts) {
    if (id === root?.id) continue;
    const said = replyTo === null ? undefined : byExternalId.get(replyTo);
    const parent = said === undefined || said === id ? root?.id : said;
    if (parent !== undefined) parents.set(id, parent);
  }
  cutCircles(posts, parents, root);
  return parents;
}

/** Whoever is reached again on the way up hangs on the root instead. */
function cutCircles(posts: readonly Post[], parents: Map<string, string>, root: Post | null): void {
  const sound = new Set<string>();
  for (const { id } of posts) {
    const way = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !sound.has(at) && !way.has(at)) {
      way.add(at);
      at = parents.get(at);
    }
    if (at !== undefined && way.has(at)) {
      if (root && root.id !== at) parents.set(at, root.id);
      else parents.delete(at);
    }
    for (const one of way) sound.add(one);
  }
}

/** What is open by itself, all above it, and the post that began the thread. */
function openIds(posts: readonly Post[], parents: Parents, root: Post | null): Set<string> {
  const open = new Set<string>();
  if (root) open.add(root.id);
  for (const post of posts) {
    if (!post.isOpen) continue;
    for (let at: string | undefined = post.id; at !== undefined && !open.has(at); at = parents.get(at)) open.add(at);
  }
  return open;
}

function withAllBelow(post: Post, children: ReadonlyMap<string | null, readonly Post[]>): Post[] {
  const all: Post[] = [];
  const todo = [post];
  for (let next = todo.pop(); next; next = todo.pop()) {
    all.push(next);
    todo.push(...(children.get(next.id) ?? []));
  }
  return all;
}

function summary(posts: readonly Post[], answered: ReadonlySet<string>) {
  return {
    ids: posts.map(({ id }) => id),
    posts: posts.length,
    people: new Set(posts.map(({ author }) => author)).size,
    questions: posts.filter(({ id, asks, isOurs }) => asks && !isOurs && !answered.has(id)).length,
  };
}
