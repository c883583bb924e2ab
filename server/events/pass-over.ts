import type { Subscriber } from './subscriber.ts';

/** How far a workspace's events and those who read them have come. */
export type Places = {
  /** Position of the newest event. */
  head: number;
  /** By the name of the subscriber; one that never read has none. */
  positions: ReadonlyMap<string, number>;
};

/** A subscriber that goes on without reading: nothing on its way is for it. */
export type Move = { name: string; stood: number; reached: number };

type Reader = Pick<Subscriber, 'name' | 'types' | 'after'>;

/**
 * Pure: who has to read, and who is only moved on; `recent` are all events after position `since`. Whoever stands before
 * that reads. Nobody comes further than the one whose work theirs builds on.
 */
export function passOver<S extends Reader>(
  { head, positions }: Places,
  { recent, since }: { recent: readonly { position: number; type: string }[]; since: number },
  subscribers: readonly S[],
): { reading: S[]; moves: Move[] } {
  const reading: S[] = [];
  const moves: Move[] = [];
  const reached = new Map(positions);
  for (const subscriber of subscribers) {
    const stood = positions.get(subscriber.name);
    const isWanted = ({ position, type }: { position: number; type: string }) =>
      position > (stood ?? 0) && subscriber.types.some((wanted) => wanted === type);
    if (stood === undefined || stood < since || recent.some(isWanted)) {
      reading.push(subscriber);
      continue;
    }
    const limit = subscriber.after === undefined ? head : Math.min(head, reached.get(subscriber.after) ?? 0);
    if (limit <= stood) continue;
    reached.set(subscriber.name, limit);
    moves.push({ name: subscriber.name, stood, reached: limit });
  }
  return { reading, moves };
}
