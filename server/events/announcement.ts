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
};

/** Pure: whether a person waits to see it: what people do, and whatever happens to a message. */
export const isAwaited = (events: readonly { type: string; actor: Actor }[]): boolean =>
  events.some(({ type, actor }) => actor.kind !== 'system' || type.startsWith('message.'));

/** Pure: an announcement as it travels; `readAnnouncement` is its other half. */
export const announce = ({ workspaceId, position, isAwaited }: Announcement): string =>
  `${workspaceId}:${position}${isAwaited ? ':awaited' : ''}`;

export function readAnnouncement(payload: string): Announcement {
  const [workspaceId = '', position = '', mark] = payload.split(':');
  return { workspaceId, position: Number(position), isAwaited: mark === 'awaited' };
}
