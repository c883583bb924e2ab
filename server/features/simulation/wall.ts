/** What a wall shows at a moment. */
export type Wall = { day: string; hour: number };

const quarterMs = 15 * 60_000;
const zones = new Map<string, { format: Intl.DateTimeFormat; known: Map<number, Wall> }>();
/** A year of quarters of an hour. */
const mostKnown = 40_000;

/** The day and the hour that a clock on the wall shows there. Zones change their offset only at quarters of an hour. */
export function wallOf(timeZone: string, at: Date): Wall {
  const zone = zones.get(timeZone) ?? { format: formatOf(timeZone), known: new Map<number, Wall>() };
  zones.set(timeZone, zone);
  const quarter = Math.floor(at.getTime() / quarterMs);
  const before = zone.known.get(quarter);
  if (before) return before;
  const [day = '', hour = '0'] = zone.format.format(new Date(quarter * quarterMs)).split(' ');
  const wall = { day, hour: Number(hour) };
  if (zone.known.size >= mostKnown) zone.known.clear();
  zone.known.set(quarter, wall);
  return wall;
}

/** `2026-11-20 09`: Sweden writes days as ISO does. */
const formatOf = (timeZone: string) =>
  new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
