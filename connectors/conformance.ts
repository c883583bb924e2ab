import { afterAll, beforeAll } from 'vitest';
import { answering } from './conformance/answering.ts';
import { correcting } from './conformance/correcting.ts';
import { failing } from './conformance/failing.ts';
import { parsing } from './conformance/parsing.ts';
import { receiving } from './conformance/receiving.ts';
import { restraining } from './conformance/restraining.ts';
import { createTools } from './conformance/tools.ts';
import type { Harness, World } from './conformance-world.ts';

/** What every network must pass, against a live one. A capability that is a missing key is not asked for. */
export function conformance(harness: Harness): void {
  let opened: World | undefined;
  beforeAll(async () => {
    opened = await harness.open();
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
  });
  const world = (): World => {
    if (!opened) throw new Error('The network is not open.');
    return opened;
  };
  const tools = createTools(harness, world);
  receiving(tools, world);
  parsing(tools, world);
  answering(tools, world);
  correcting(tools, world);
  failing(tools, world);
  restraining(tools, world);
}
