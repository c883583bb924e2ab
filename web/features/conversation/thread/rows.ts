import type { Reply as ReplyOf } from '#contract/endpoint.ts';
import type { listReplies, TreeFold, TreeLine } from '#contract/thread.ts';
import type { TimelineMessage } from '#contract/timeline.ts';

export type Answer = ReplyOf<typeof listReplies>['items'][number];

/** What was unfolded under one post so far. */
export type Branch = { answers: readonly Answer[]; next: string | null; state: 'idle' | 'busy' | 'failed' };
/** By the id of the post they hang on; `top` for what hangs on none. */
export type Branches = ReadonlyMap<string, Branch>;

export const branchKey = (under: string | null) => under ?? 'top';

/** What the tree draws, from top to bottom. */
export type Row =
  | { kind: 'post'; key: string; depth: number; message: TimelineMessage; likes: number | null }
  | { kind: 'fold'; key: string; depth: number; fold: TreeFold; isOpen: boolean; state: Branch['state'] }
  /** There is more of this branch than is shown. */
  | { kind: 'more'; key: string; depth: number; under: string | null; state: Branch['state'] };

/** Pure: the folded tree with what was unfolded in it. A post that the tree shows itself is not shown again in a branch. */
export function rowsOf(lines: readonly TreeLine[], branches: Branches): Row[] {
  const rows: Row[] = [];
  const shown = new Set(lines.flatMap((line) => (line.kind === 'post' ? [line.message.id] : [])));

  const addFold = (fold: TreeFold, depth: number) => {
    const key = branchKey(fold.under);
    const branch = branches.get(key);
    rows.push({
      kind: 'fold',
      key: `fold ${key}`,
      depth,
      fold,
      isOpen: branch !== undefined,
      state: branch?.state ?? 'idle',
    });
    if (!branch) return;
    for (const { message, likes, below } of branch.answers) {
      if (shown.has(message.id)) continue;
      shown.add(message.id);
      rows.push({ kind: 'post', key: message.id, depth, message, likes });
      if (below) addFold(below, depth + 1);
    }
    if (branch.next !== null && branch.answers.length > 0)
      rows.push({ kind: 'more', key: `more ${key}`, depth, under: fold.under, state: branch.state });
  };

  for (const line of lines) {
    if (line.kind === 'fold') addFold(line, line.depth);
    else rows.push({ kind: 'post', key: line.message.id, depth: line.depth, message: line.message, likes: line.likes });
  }
  return rows;
}
