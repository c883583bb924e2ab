import { type Doing, presenceBeatMs } from '#contract/presence.ts';
import type { Context } from '../context.ts';
import type { WorkspaceId } from '../http/viewer.ts';
import { type Listener, listen } from './listen.ts';
import type { Sighting } from './presence/board.ts';
import { openPlace, type Place, type Reach, type Watcher } from './presence/place.ts';
import { toPayloads, type Word, wordsOf } from './presence/wire.ts';

export type { Reach, Watcher } from './presence/place.ts';

/** Who is in which conversation, across all programs on one database: in memory and in passing, never stored. */
export type Presence = {
  /** What a tab says of itself; `doing` null: it left. */
  announce(workspaceId: WorkspaceId, sighting: Omit<Sighting, 'doing'> & { doing: Doing | null }): Promise<void>;
  /** Adds a stream and tells it everything. */
  watch(watcher: Watcher): { tellWhole(): void; leave(): void };
  /** Others may see these conversations now. */
  touch(workspaceId: WorkspaceId, conversationIds: Iterable<string>): void;
  stop(): Promise<void>;
};

/** Name of the PostgreSQL channel on which programs tell each other who is where. */
const channel = 'earshot_presence';
/** Who is silent for so long is gone. */
const holdsMs = 2.2 * presenceBeatMs;
/** A stream that ends may only begin anew, as after a change of the view. */
const graceMs = 3_000;
const lookEveryMs = 2_000;

export function createPresence(context: Context, reach: Reach): Presence {
  const self = crypto.randomUUID();
  const places = new Map<WorkspaceId, Place>();
  const ending = new Map<string, NodeJS.Timeout>();
  let listener: Listener | undefined;
  let look: NodeJS.Timeout | undefined;

  function start(): void {
    if (listener) return;
    listener = listen(context, channel, {
      onNotice: (payload) => {
        for (const word of wordsOf(payload, self)) hear(word);
      },
      onConnected: () => {
        // What was said while nobody listened is asked for again, and said again to those who may have missed it.
        void say([{ kind: 'who' }, ...ownWords()]);
      },
    });
    look = setInterval(expire, lookEveryMs);
    look.unref();
  }

  function placeOf(workspaceId: WorkspaceId): Place {
    const place = places.get(workspaceId) ?? openPlace(context, workspaceId, reach);
    places.set(workspaceId, place);
    return place;
  }

  function expire(): void {
    for (const [workspaceId, place] of places) {
      place.touch(place.board.expire(performance.now()));
      if (place.watchers.size === 0 && place.board.conversationIds().length === 0) {
        place.stop();
        places.delete(workspaceId);
      }
    }
  }

  function hear(word: Word): void {
    if (word.kind === 'who') {
      void say(ownWords());
      return;
    }
    // The id came from a viewer, here or in another program.
    const place = placeOf(word.workspaceId as WorkspaceId);
    const { board } = place;
    if (word.kind === 'at') place.touch(board.put({ ...word, until: performance.now() + word.leftMs, own: false }));
    else if (word.kind === 'left') place.touch(board.leave(word.agentId, word.tab));
    else if (word.kind === 'closed') place.touch(board.leaveBrowser(word.agentId, word.browser));
    else cancelEnd(word);
  }

  const ownWords = (): Word[] =>
    [...places].flatMap(([workspaceId, { board }]) =>
      board.own().map(({ agentId, browser, tab, conversationId, doing, until }) => {
        const leftMs = Math.max(0, until - performance.now());
        return { kind: 'at' as const, workspaceId, agentId, browser, tab, conversationId, doing, leftMs };
      }),
    );

  /** To the other programs. One that does not hear it learns it with the next beat. */
  async function say(words: readonly Word[]): Promise<void> {
    try {
      for (const payload of toPayloads(self, words))
        await context.db.pool.query('select pg_notify($1, $2)', [channel, payload]);
    } catch (err) {
      context.log.debug({ err }, 'Other programs could not be told who is where.');
    }
  }

  type BrowserOf = { workspaceId: string; agentId: string; browser: string };
  const endKey = ({ workspaceId, agentId, browser }: BrowserOf) => `${workspaceId} ${agentId} ${browser}`;

  function cancelEnd(browser: BrowserOf): void {
    clearTimeout(ending.get(endKey(browser)));
    ending.delete(endKey(browser));
  }

  function endSoon(browser: BrowserOf, place: Place): void {
    cancelEnd(browser);
    const timer = setTimeout(() => {
      ending.delete(endKey(browser));
      place.touch(place.board.leaveBrowser(browser.agentId, browser.browser));
      void say([{ kind: 'closed', ...browser }]);
    }, graceMs);
    timer.unref();
    ending.set(endKey(browser), timer);
  }

  return {
    announce: async (workspaceId, { doing, ...sighting }) => {
      start();
      const place = placeOf(workspaceId);
      const { agentId, tab } = sighting;
      if (doing === null) {
        place.touch(place.board.leave(agentId, tab));
        await say([{ kind: 'left', workspaceId, agentId, tab }]);
        return;
      }
      place.touch(place.board.put({ ...sighting, doing, until: performance.now() + holdsMs, own: true }));
      await say([{ kind: 'at', workspaceId, ...sighting, doing, leftMs: holdsMs }]);
    },
    watch: (watcher) => {
      start();
      const { viewer, browser } = watcher;
      const place = placeOf(viewer.workspaceId);
      const mine =
        browser === undefined || viewer.agentId === null
          ? null
          : { workspaceId: viewer.workspaceId, agentId: viewer.agentId, browser };
      place.watchers.add(watcher);
      if (mine) {
        cancelEnd(mine);
        void say([{ kind: 'opened', ...mine }]);
      }
      void place.tellWhole(watcher);
      return {
        tellWhole: () => void place.tellWhole(watcher),
        leave: () => {
          place.watchers.delete(watcher);
          const others = [...place.watchers];
          const stays = others.some((one) => one.browser === browser && one.viewer.agentId === viewer.agentId);
          if (mine && !stays) endSoon(mine, place);
        },
      };
    },
    touch: (workspaceId, conversationIds) => {
      const place = places.get(workspaceId);
      if (!place) return;
      const present = new Set(place.board.conversationIds());
      place.touch([...conversationIds].filter((id) => present.has(id)));
    },
    stop: async () => {
      clearInterval(look);
      for (const timer of ending.values()) clearTimeout(timer);
      ending.clear();
      for (const place of places.values()) place.stop();
      await listener?.stop();
      listener = undefined;
    },
  };
}
