import type { Context } from '../context.ts';
import { announceChannel, readAnnouncement } from '../events/announcement.ts';
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

  const noticeAll = (isAwaited: boolean) => {
    for (const room of rooms.values()) room.notice(isAwaited);
  };

  function start(): void {
    if (listener) return;
    listener = listen(context, announceChannel, {
      onNotice: (payload) => {
        const { workspaceId, isAwaited } = readAnnouncement(payload);
        rooms.get(workspaceId as WorkspaceId)?.notice(isAwaited);
      },
      onConnected: () => noticeAll(true),
    });
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
      await Promise.all([...rooms.values()].map((room) => room.stop()));
      await listener?.stop();
    },
  };
}
