import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyWorkspace } from '#server/features/audit/commands.ts';
import { openAnswers } from './answers.ts';
import { openBulk } from './bulk.ts';
import { openDeliveries } from './deliveries.ts';
import { openVictim, rounds, settleMs, type Victim } from './harness.ts';

/** How long the program lives at most before the next kill. */
const lifeMs = 1_500;

let victim: Victim;
beforeAll(async () => {
  victim = await openVictim();
});
afterAll(() => victim.close());

// All three at once: a start costs seconds of the processor, and what is killed in the middle of everything is killed
// in the middle of each.
test(
  `killed ${rounds} times at random moments, no delivery is lost, no answer doubled and no change done by half`,
  async () => {
    const loads = [await openBulk(victim), await openAnswers(victim), await openDeliveries(victim)];
    for (let round = 0; round < rounds; round += 1) {
      for (const { disturb } of loads) await disturb?.(round);
      await victim.killAndRestart(lifeMs);
    }
    const told: string[] = [];
    for (const { settle } of loads.toReversed()) told.push(await settle());

    const verdict = await victim.read((db) => verifyWorkspace(db, victim.workspaceId, victim.dataDir));
    expect(verdict.findings).toEqual([]);
    expect(verdict.last?.position).toBe(verdict.events);
    console.log(`${rounds} kills: ${told.join('; ')}; ${verdict.events} events`);
  },
  5 * settleMs + rounds * 90_000,
);
