/**
 * How much processor time the work takes, in ms. What else runs on the machine meanwhile does not count, so that a bound
 * for what must not grow with the square of its input holds on a busy one too.
 */
export function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
