import type { Actor } from '../http/viewer.ts';

/** Name of the PostgreSQL channel on which a workspace's new head position is announced. */
export const announceChannel = 'earshot_events';

/** That events were written: told to every program, without what they say. */
export type Announcement = {
  workspaceId: string;
  /** Of the last of them. */
  position: number;
  /** Somebody did one of them, so somebody may be waiting to see it; the program's own work that follows waits its turn. */
  isAwaited: boolean;
  /** The conversations that changed, so that they can be read together with the events; empty when they are many. */
  conversationIds: readonly string[];
};

/** More are not named: whoever is told of them reads more than they need. */
export const mostNamed = 8;

/** Pure: whether a person waits to see it: what people do, and whatever happens to a message. */
export const isAwaited = (events: readonly { type: string; actor: Actor }[]): boolean =>
  events.some(({ type, actor }) => actor.kind !== 'system' || type.startsWith('message.'));

/** Pure: what to announce of events that were written up to a position. */
export function announcementOf(
  events: readonly { type: string; actor: Actor; conversationId?: string | undefined }[],
  at: Pick<Announcement, 'workspaceId' | 'position'>,
): Announcement {
  const changed = [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))];
  return { ...at, isAwaited: isAwaited(events), conversationIds: changed.length > mostNamed ? [] : changed };
}

/** Pure: an announcement as it travels; `readAnnouncement` is its other half. */
export const announce = ({ workspaceId, position, isAwaited, conversationIds }: Announcement): string =>
  [workspaceId, position, isAwaited ? 'awaited' : '', conversationIds.join()].join(':');

export function readAnnouncement(payload: string): Announcement {
  const [workspaceId = '', position = '', mark, ids = ''] = payload.split(':');
  const conversationIds = ids === '' ? [] : ids.split(',');
  return { workspaceId, position: Number(position), isAwaited: mark === 'awaited', conversationIds };
}
