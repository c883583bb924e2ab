import { type Arm, openArm } from './arm.ts';
import { benchPlan, seededDatabase, startServer } from './data.ts';
import type { Who } from './visitor.ts';

const small = 10_000;
const large = 1_000_000;

export type Arms = readonly [Arm, Arm];

/**
 * Lets `work` measure ten thousand conversations against a million of the same kind (quickly: the same ten thousand
 * twice), each served by a program of its own.
 */
export async function atBothSizes<T>(
  { quick, say, who, works }: { quick: boolean; say: (progress: string) => void; who?: Who; works?: boolean },
  work: (arms: Arms) => Promise<T>,
): Promise<T> {
  const server = await startServer('seed');
  try {
    const open = async (size: number) =>
      openArm(await seededDatabase(server, size, benchPlan, say), who, works === undefined ? {} : { works });
    const arms = [await open(small), await open(quick ? small : large)] as const;
    try {
      return await work(arms);
    } finally {
      for (const arm of arms) await arm.close();
    }
  } finally {
    await server.stop();
  }
}
