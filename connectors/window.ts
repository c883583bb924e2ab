import type { Connector } from './connector.ts';
import type { MessagingWindow } from './limits.ts';

const hourMs = 3_600_000;

/** Until when a customer may be written to in private, as the network counts it. */
export type OpenWindow = {
  /** For what a program says; null where the customer never wrote there. */
  closesAt: Date | null;
  /** For what a person writes: the same or later. */
  closesForPeopleAt: Date | null;
  outside: MessagingWindow['outside'];
};

/** `heardAt`: when the customer last wrote in that room; null for never. Pure; null where no window holds. */
export function windowOf({ window }: Pick<Connector, 'window'>, heardAt: Date | null): OpenWindow | null {
  if (!window || (heardAt === null && window.mayBegin)) return null;
  const after = (hours: number) => (heardAt === null ? null : new Date(heardAt.getTime() + hours * hourMs));
  return {
    closesAt: after(window.hours),
    closesForPeopleAt: after(window.hoursForPeople ?? window.hours),
    outside: window.outside,
  };
}

/** Whether a window is closed at a moment, for a person or for a program. Pure. */
export function isClosed({ closesAt, closesForPeopleAt }: OpenWindow, isPerson: boolean, now: Date): boolean {
  const end = isPerson ? closesForPeopleAt : closesAt;
  return end === null || end <= now;
}
