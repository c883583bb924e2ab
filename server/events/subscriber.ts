import type { EventType } from '#contract/events.ts';
import type { Tx } from '../db/client.ts';

/** An event as a subscriber reads it; what it says is read from the tables it is about. */
export type SeenEvent = {
  position: number;
  type: string;
  actorKind: string;
  subjectId: string | null;
  conversationId: string | null;
};

/**
 * Work that follows from events, apart from the transaction that recorded them. It reads them in order from its own place
 * and writes in the transaction that moves the place on, so each event counts once; outside I/O belongs into a job.
 */
export type Subscriber = {
  /** Written into rows: never follows a rename. */
  name: string;
  types: readonly EventType[];
  /** Name of a subscriber whose work this one builds on: it reads no event that the other has not read. */
  after?: string;
  handle(tx: Tx, events: readonly SeenEvent[], now: Date): Promise<void>;
};
