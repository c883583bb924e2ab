import type { PresenceFrame } from '#contract/presence.ts';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/client.ts';
import type { Viewer, WorkspaceId } from '../../http/viewer.ts';
import { openBoard } from './board.ts';

/** Which of these conversations each viewer may see, read once for all of them. */
export type Reach = (
  tx: Tx,
  conversationIds: readonly string[],
) => Promise<(viewer: Viewer, conversationId: string) => boolean>;

/** A stream that hears of presence. `send` may not throw. */
export type Watcher = {
  readonly viewer: Viewer;
  readonly browser: string | undefined;
  send(frame: PresenceFrame): void;
};

/** Frames that follow each other closer than this, in ms, are one. */
const pauseMs = 500;

/** Who is where in one workspace, and the streams that hear of it. */
export function openPlace({ db, log }: Context, workspaceId: WorkspaceId, reach: Reach) {
  const board = openBoard();
  const watchers = new Set<Watcher>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;

  /** These look different now. */
  function touch(conversationIds: Iterable<string>): void {
    for (const id of conversationIds) changed.add(id);
    if (changed.size === 0 || timer) return;
    timer = setTimeout(flush, Math.max(0, lastAt + pauseMs - performance.now()));
  }

  async function flush(): Promise<void> {
    timer = undefined;
    lastAt = performance.now();
    const ids = [...changed];
    changed.clear();
    await tell([...watchers], ids, false);
  }

  async function tell(told: readonly Watcher[], ids: readonly string[], whole: boolean): Promise<void> {
    if (told.length === 0) return;
    try {
      const mayNotSeeAll = told.some(({ viewer }) => viewer.reach !== 'all');
      const sees = mayNotSeeAll ? await db.inWorkspace(workspaceId, (tx) => reach(tx, ids)) : () => true;
      const conversations = ids.map((id) => ({ id, people: board.peopleIn(id) }));
      for (const watcher of told) {
        const seen = conversations.filter(({ id }) => watcher.viewer.reach === 'all' || sees(watcher.viewer, id));
        if (whole || seen.length > 0) watcher.send({ whole, conversations: seen });
      }
    } catch (err) {
      log.warn({ err }, 'Who is where could not be told; it is told with the next change.');
    }
  }

  return {
    board,
    watchers,
    touch,
    /** Says everything to one stream. */
    tellWhole: (watcher: Watcher) => tell([watcher], board.conversationIds(), true),
    stop: () => clearTimeout(timer),
  };
}

export type Place = ReturnType<typeof openPlace>;
