import { exactTime, relativeTime, shortAge } from '../format.ts';
import { useRegion } from '../i18n.ts';
import { useFromNow } from './use-now.ts';

type RelativeTimeProps = {
  /** ISO 8601 or a Date. */
  at: string | Date;
  /** "4 min" in place of "4 min ago", for columns. */
  short?: boolean;
  className?: string;
};

/** A moment in words, with the exact time and zone on hover. */
export function RelativeTime({ at, short, className }: RelativeTimeProps) {
  useRegion();
  const date = new Date(at);
  const words = useFromNow((now) => (short ? shortAge(date, now) : relativeTime(date, now)));
  return (
    <time dateTime={date.toISOString()} title={exactTime(date)} className={className}>
      {words}
    </time>
  );
}
