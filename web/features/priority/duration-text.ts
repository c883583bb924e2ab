const units = { m: 1, min: 1, h: 60, hr: 60, d: 1440, day: 1440, days: 1440 } as const;

/** Pure: minutes as people write them in a table: `15m`, `2h`, `1h 30m`, `3d`. */
export function durationText(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  return [days && `${days}d`, hours && `${hours}h`, rest && `${rest}m`].filter(Boolean).join(' ') || '0m';
}

/** Pure: the minutes that a text stands for, a bare number being minutes; null for none. */
export function readDuration(text: string): number | null {
  const parts = [
    ...text
      .trim()
      .toLowerCase()
      .matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*/g),
  ];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trim().toLowerCase()) return null;
  let minutes = 0;
  for (const [, amount = '', unit = ''] of parts) {
    const size = unit === '' ? 1 : units[unit as keyof typeof units];
    if (size === undefined) return null;
    minutes += Number(amount.replace(',', '.')) * size;
  }
  return Number.isInteger(minutes) && minutes >= 1 ? minutes : null;
}
