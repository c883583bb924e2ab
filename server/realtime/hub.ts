import type { Context } from '../context.ts';
import { type Announcement, announceChannel, readAnnouncement } from '../events/announcement.ts';
import type { WorkspaceId } from '../http/viewer.ts';
import type { Feed } from './frames.ts';
import { type Listener, listen } from './listen.ts';
import { openRoom, type Room, type Subscriber } from './room.ts';

/** Every open stream of this program, by workspace. */
export type Hub = {
  /** Adds a stream and catches it up from `after`; what it gives takes the stream out again. */
  subscribe(subscriber: Subscriber, after: number | undefined): Promise<() => void>;
  /** Ends every stream. */
  stop(): Promise<void>;
};

/** Also without any notice the rooms look this often, in ms: one that got lost delays a change and no more. */
const lookEveryMs = 15_000;

/** Listens from the first stream on; a program that serves none holds no connection for it. */
export function createHub(
  context: Context,
  feed: Feed,
  /** Conversations were given to somebody else. */
  onAssigned: (workspaceId: WorkspaceId, conversationIds: Iterable<string>) => void,
): Hub {
  const rooms = new Map<WorkspaceId, Room>();
  let listener: Listener | undefined;
  let look: NodeJS.Timeout | undefined;
  let stopHearing = () => {};

  const noticeAll = (isAwaited: boolean) => {
    for (const room of rooms.values()) room.noticeAny(isAwaited);
  };
  const hear = (announced: Announcement) => rooms.get(announced.workspaceId as WorkspaceId)?.notice(announced);

  function start(): void {
    if (listener) return;
    listener = listen(context, announceChannel, {
      onNotice: (payload) => hear(readAnnouncement(payload)),
      onConnected: () => noticeAll(true),
    });
    // What this program did itself it knows a little sooner than the database tells it, which then is no news.
    stopHearing = context.db.onCommitted(hear);
    look = setInterval(() => noticeAll(false), lookEveryMs);
    look.unref();
  }

  function roomOf(workspaceId: WorkspaceId): Room {
    const room = rooms.get(workspaceId) ?? openRoom(context, workspaceId, feed, (ids) => onAssigned(workspaceId, ids));
    rooms.set(workspaceId, room);
    return room;
  }

  return {
    subscribe: async (subscriber, after) => {
      start();
      const room = roomOf(subscriber.viewer.workspaceId);
      await room.join(subscriber, after);
      return () => room.leave(subscriber);
    },
    stop: async () => {
      clearInterval(look);
      stopHearing();
      await Promise.all([...rooms.values()].map((room) => room.stop()));
      await listener?.stop();
    },
  };
}
