import { type RawBuilder, sql } from 'kysely';

/** A timestamp with all its microseconds, in UTC and of one length, so that keyset cursors lose nothing and compare as text. */
export function exactInstant(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
