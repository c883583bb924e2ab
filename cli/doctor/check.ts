/** One line of the doctor. `warn` works for now; `fail` does not. */
export type Check = { check: string; state: 'ok' | 'warn' | 'fail'; message: string; remedy?: string };

export const ok = (check: string, message: string): Check => ({ check, state: 'ok', message });
export const warn = (check: string, message: string, remedy: string): Check => ({
  check,
  state: 'warn',
  message,
  remedy,
});
export const fail = (check: string, message: string, remedy: string): Check => ({
  check,
  state: 'fail',
  message,
  remedy,
});
