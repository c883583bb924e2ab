import { type RawBuilder, sql } from 'kysely';

// Arrays as PostgreSQL reads them. The driver writes them as well, but it asks each element what it is, quotes every one and
// takes each time apart by the hours of this machine: that was half of what the program did for a batch of messages.

type Plain = string | number | boolean;

const written = <T>(values: readonly (T | null)[], write: (value: T) => Plain): string =>
  `{${values.map((value) => (value === null ? 'NULL' : write(value))).join(',')}}`;

/** Nothing in these needs quotes. */
const plain = <T extends Plain>(values: readonly (T | null)[]): string => written(values, (value) => value);

export const uuids = (ids: readonly (string | null)[]): RawBuilder<unknown> => sql`${plain(ids)}::uuid[]`;
export const ints = (numbers: readonly (number | null)[]): RawBuilder<unknown> => sql`${plain(numbers)}::int[]`;
export const bigints = (numbers: readonly (number | null)[]): RawBuilder<unknown> => sql`${plain(numbers)}::bigint[]`;
export const booleans = (truths: readonly (boolean | null)[]): RawBuilder<unknown> => sql`${plain(truths)}::boolean[]`;

const special = /["\\]/g;

export const texts = (all: readonly (string | null)[]): RawBuilder<unknown> =>
  sql`${written(all, (text) => `"${text.replace(special, '\\$&')}"`)}::text[]`;

export const times = (all: readonly (Date | null)[]): RawBuilder<unknown> =>
  sql`${written(all, writeTime)}::timestamptz[]`;

/** The database knows no year zero, and writes those before the first as `BC`. */
function writeTime(time: Date): string {
  const iso = time.toISOString();
  const year = time.getUTCFullYear();
  if (year > 0 && year < 10_000) return iso;
  const rest = iso.slice(iso.indexOf('-', 1));
  return year > 0 ? `${year}${rest}` : `"${String(1 - year).padStart(4, '0')}${rest} BC"`;
}
