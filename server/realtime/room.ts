import { sql } from 'kysely';
import type { StreamFrame } from '#contract/stream.ts';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import type { Announcement } from '../events/announcement.ts';
import type { WorkspaceId } from '../http/viewer.ts';
import {
  type Changes,
  collectChanges,
  mostASecond,
  type StreamedEvent,
  type TimedFrame,
  waitForFrame,
} from './changes.ts';
import { buildFrame, type Feed, mostRows, rowsToTell, saysNothing, type Watcher } from './frames.ts';

/** An open stream. None of these may throw. */
export type Subscriber = Watcher & {
  send(frame: StreamFrame): void;
  /** Too much happened: the screen reads everything again; `position` is where it then stands. */
  reset(position: number): void;
  /** Somebody's rights changed: prove again that this viewer still is who they were. */
  recheck(): void;
  end(): void;
};

/** What one look found between two positions; `changes` null: too much to name. */
type Seen = {
  from: number;
  reached: number;
  changes: Changes | null;
  isMuch: boolean;
  sight: Awaited<ReturnType<Feed>>;
};

/** The open streams of one workspace. Reads each new event and each changed row once, for all of them. */
export type Room = {
  /** Something happened. That it is told twice costs nothing. */
  notice(announced: Pick<Announcement, 'position' | 'isAwaited' | 'conversationIds'>): void;
  /** Something may have happened that nobody told of; `isAwaited`: somebody may be waiting to see it. */
  noticeAny(isAwaited: boolean): void;
  /** Adds a stream that has seen everything up to `after`; undefined: everything up to now. */
  join(subscriber: Subscriber, after: number | undefined): Promise<void>;
  leave(subscriber: Subscriber): void;
  stop(): Promise<void>;
};

/** Further behind than this many events, reading everything again is cheaper than catching up. */
const mostEvents = 2_000;
const retryMs = 1_000;
/** Reading everything again costs every browser several calls, so while much goes on they are asked to only this often. */
const resetEveryMs = 2_000;

export function openRoom(
  context: Context,
  workspaceId: WorkspaceId,
  feed: Feed,
  onAssigned: (conversationIds: ReadonlySet<string>) => void,
): Room {
  const subscribers = new Set<Subscriber>();
  let position: number | null = null;
  /** Up to which position something is known to have happened; infinite when nobody knows. */
  let announced = 0;
  /** Up to which position the look that is under way reads at least. */
  let reading = 0;
  /** The conversations that were named since the last look: most likely all that have changed. */
  const named = new Set<string>();
  /** The last ones, oldest first. */
  let frames: readonly TimedFrame[] = [];
  /** When the next look is due, as `performance.now()` will say; null while none is. */
  let due: TimedFrame | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** Since which position something is left for a reset to tell; null when nothing is. */
  let owedSince: number | null = null;
  let lastResetAt = Number.NEGATIVE_INFINITY;
  let resetTimer: NodeJS.Timeout | undefined;
  let stopped = false;
  let tail: Promise<unknown> = Promise.resolve();

  /** One thing after another: who joins while a frame is made gets the next one whole. */
  const turn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work);
    tail = result.catch(() => {});
    return result;
  };

  function notice({ position: upTo, isAwaited, conversationIds }: Parameters<Room['notice']>[0]): void {
    if (subscribers.size === 0 || upTo <= Math.max(reading, position ?? 0)) return;
    announced = Math.max(announced, upTo);
    for (const id of conversationIds) if (named.size < mostRows) named.add(id);
    lookIn(waitForFrame(frames, performance.now(), isAwaited), isAwaited);
  }

  const noticeAny = (isAwaited: boolean) =>
    notice({ position: Number.POSITIVE_INFINITY, isAwaited, conversationIds: [] });

  /** Looks in so many ms, or when a look is due before that. */
  function lookIn(waitMs: number, isAwaited: boolean): void {
    if (stopped || subscribers.size === 0) return;
    const at = performance.now() + waitMs;
    const isDue = due !== null && due.at <= at;
    due = { at: Math.min(at, due?.at ?? at), isAwaited: isAwaited || due?.isAwaited === true };
    if (isDue) return;
    clearTimeout(timer);
    if (waitMs > 0) timer = setTimeout(look, waitMs);
    else look();
  }

  function look(): void {
    turn(flush).catch((err) => {
      context.log.warn({ err }, 'Live updates could not be read; they are tried again.');
      announced = Number.POSITIVE_INFINITY;
      lookIn(retryMs, false);
    });
  }

  async function flush(): Promise<void> {
    // Cleared first: what is announced from here on is read by the next flush, at worst for nothing.
    const isAwaited = due?.isAwaited === true;
    due = null;
    const upTo = announced;
    announced = 0;
    const likely = [...named];
    named.clear();
    if (position === null || upTo <= position || subscribers.size === 0 || stopped) return;
    frames = [...frames, { at: performance.now(), isAwaited }].slice(-mostASecond);
    const from = position;
    const told = [...subscribers];
    const read = async (tx: Tx) => {
      // Both in one exchange with the database, the events first: a row may be newer than they say, never older.
      const [changes, guessed] = await Promise.all([readChanges(tx, from), feed(tx, likely, told, context.now())]);
      const { ids, isMuch } = rowsToTell(changes);
      const sight = areSame(ids, likely) ? guessed : await feed(tx, ids, told, context.now());
      const reached = changes?.position ?? (await readHead(tx));
      // While the transaction is open: it only read, so nobody waits for one more exchange with the database.
      if (reached !== from) tellAll(told, { from, reached, changes, isMuch, sight });
    };
    reading = Number.isFinite(upTo) ? upTo : 0;
    await context.db.inWorkspace(workspaceId, read, { fewRows: true }).finally(() => {
      reading = 0;
    });
  }

  function tellAll(told: readonly Subscriber[], { from, reached, changes, isMuch, sight }: Seen): void {
    position = reached;
    if (changes) onAssigned(changes.assignedIds);
    if (isMuch) owedSince ??= from;
    const isReset = owedSince !== null && resetIsDue();
    for (const one of told) {
      if (!subscribers.has(one)) continue;
      if (!isReset && changes) tell(one, changes, sight(one));
      if (changes?.touchesRights !== false) one.recheck();
    }
    if (isReset) resetAll();
    else if (owedSince !== null) resetSoon();
  }

  const resetIsDue = () => performance.now() - lastResetAt >= resetEveryMs;

  function resetAll(): void {
    clearTimeout(resetTimer);
    resetTimer = undefined;
    if (owedSince === null || position === null) return;
    owedSince = null;
    lastResetAt = performance.now();
    for (const one of subscribers) one.reset(position);
  }

  function resetSoon(): void {
    if (resetTimer || stopped) return;
    resetTimer = setTimeout(() => turn(async () => resetAll()), resetEveryMs - (performance.now() - lastResetAt));
  }

  function tell(one: Subscriber, changes: Changes, sight: ReturnType<Seen['sight']>): void {
    // Who reconnects while a reset is owed starts before what it would have told.
    const frame = buildFrame(changes, one.viewer, sight, context.now(), owedSince ?? changes.position);
    if (!saysNothing(frame)) one.send(frame);
  }

  async function join(subscriber: Subscriber, after: number | undefined): Promise<void> {
    await turn(() =>
      context.db.inWorkspace(workspaceId, async (tx) => {
        const head = await readHead(tx);
        // With nobody here before, nothing was read; with somebody, what they have not seen yet comes with the next frame.
        if (position === null || subscribers.size === 0) position = head;
        const from = Math.min(after ?? head, head);
        const changes = await readChanges(tx, from, head);
        if (stopped) return subscriber.end();
        subscribers.add(subscriber);
        if (!changes || changes.conversationIds.length > mostRows) return subscriber.reset(head);
        const sight = await feed(tx, changes.conversationIds, [subscriber], context.now());
        subscriber.send(buildFrame(changes, subscriber.viewer, sight(subscriber), context.now()));
      }),
    );
    noticeAny(false);
  }

  async function readHead(tx: Tx): Promise<number> {
    const row = await tx
      .selectFrom('event_head')
      .select('position')
      .where('workspace_id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    return row.position;
  }

  /** What happened after a position, or null when it is too much. */
  async function readChanges(tx: Tx, from: number, to = Number.MAX_SAFE_INTEGER): Promise<Changes | null> {
    const events: StreamedEvent[] = await tx
      .selectFrom('event')
      .select([
        'position',
        'type',
        'conversation_id as conversationId',
        'subject_id as subjectId',
        sql<boolean>`correlation_id is not null`.as('isBulk'),
      ])
      .where('workspace_id', '=', workspaceId)
      .where('position', '>', from)
      .where('position', '<=', to)
      .orderBy('position')
      .limit(mostEvents + 1)
      .execute();
    return events.length > mostEvents ? null : collectChanges(events, from);
  }

  return {
    notice,
    noticeAny,
    join,
    leave: (subscriber) => {
      subscribers.delete(subscriber);
      if (subscribers.size > 0) return;
      position = null;
      owedSince = null;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(resetTimer);
      for (const subscriber of subscribers) subscriber.end();
      subscribers.clear();
      await tail;
    },
  };
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}
