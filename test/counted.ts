import { expect } from 'vitest';
import { eventually } from '#sandbox/testing.ts';

/** What is counted. A count that took too long is null, which on a busy machine says nothing, so it is asked again. */
export const counted = <T>(count: () => Promise<T>): Promise<T> =>
  eventually(async () => {
    const counts = await count();
    expect(JSON.stringify(counts)).not.toContain('null');
    return counts;
  });
