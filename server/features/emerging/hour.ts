const hourMs = 3_600_000;

/** Hours since 1970, UTC: no change of the clocks doubles one or leaves one out. */
export const hourOf = (at: Date): number => Math.floor(at.getTime() / hourMs);

/** When an hour begins. */
export const startOf = (hour: number): Date => new Date(hour * hourMs);

/** So many hours back are counted and known: four weeks. */
export const memoryHours = 28 * 24;
