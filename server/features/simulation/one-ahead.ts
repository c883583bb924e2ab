/** Gives what `read` answers for 0, 1, 2 and so on until it is null, and reads the next while one is worked on. */
export async function* oneAhead<T>(read: (n: number) => Promise<T | null>): AsyncGenerator<T> {
  let next = read(0);
  for (let n = 1; ; n += 1) {
    const found = await next;
    if (found === null) return;
    next = read(n);
    // Whoever waits for it hears of its failure; nobody does after the last one was taken.
    next.catch(() => {});
    yield found;
  }
}
