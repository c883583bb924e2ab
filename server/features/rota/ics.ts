/** A shift in a calendar. */
export type IcsShift = { id: string; name: string; from: Date; to: Date };

/** Pure: shifts as an iCalendar file (RFC 5545), in UTC, made at `now`. */
export function toIcs(shifts: readonly IcsShift[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Earshot//On call//EN',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...shifts.flatMap(({ id, name, from, to }) => [
      'BEGIN:VEVENT',
      `UID:${id}`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART:${stamp(from)}`,
      `DTEND:${stamp(to)}`,
      `SUMMARY:${escaped(name)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '');
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** A line holds at most 75 bytes; what goes on begins with a space. Letters stay whole. */
function folded(line: string): string[] {
  const parts: string[] = [''];
  for (const letter of line) {
    const last = parts.at(-1) ?? '';
    if (Buffer.byteLength(last + letter) <= (parts.length === 1 ? 75 : 74)) parts[parts.length - 1] = last + letter;
    else parts.push(letter);
  }
  return parts.map((part, n) => (n === 0 ? part : ` ${part}`));
}
