/**
 * The row `by` steps from the one at `at`. At -1 it has left the list (answered, it is the customer's turn): then from
 * `lastAt`, where it stood and where the row after it stands now.
 */
export function rowBeside<Row>(rows: readonly Row[], at: number, lastAt: number, by: number): Row | undefined {
  if (at >= 0) return rows[at + by];
  return rows[Math.max(0, by > 0 ? lastAt + by - 1 : lastAt + by)];
}
