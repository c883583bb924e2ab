/** Work that runs when it is due: it answers when it wants to run next, null meaning only when rung. */
export type Alarm = { ring(): void; close(): Promise<void> };

// setTimeout takes at most 2^31 ms; an hour is often enough to look.
const longestSleepMs = 3_600_000;
const afterFailureMs = 5_000;

/** One timer and never two runs at once; a ring during a run makes it run again. */
export function createAlarm(
  work: () => Promise<Date | null>,
  { now, onError }: { now(): Date; onError(error: unknown): void },
): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const sleep = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(ring, Math.min(Math.max(ms, 0), longestSleepMs));
    timer.unref();
  };
  const run = async () => {
    let next: Date | null = null;
    try {
      next = await work();
    } catch (error) {
      onError(error);
      next = new Date(now().getTime() + afterFailureMs);
    }
    running = null;
    if (closed) return;
    if (again) ring();
    else if (next) sleep(next.getTime() - now().getTime());
  };
  function ring() {
    if (closed) return;
    clearTimeout(timer);
    again = running !== null;
    running ??= run();
  }
  return {
    ring,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
