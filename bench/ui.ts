import { benchPlan, seededDatabase, startServer } from './data.ts';
import type { Bench } from './figure.ts';
import { startProgramWithBrowser } from './program.ts';
import { measureLongTasks, measureMemory } from './ui-load.ts';
import { measureVisits } from './ui-visit.ts';

/** Enough for a list of ten thousand rows. */
const conversations = 12_000;

/** What the inbox costs a browser: bytes, time until it stands, time in which it does not answer, memory. */
export const ui: Bench = {
  name: 'ui',
  async run(say, { quick }) {
    const server = await startServer('seed');
    try {
      const databaseUrl = await seededDatabase(server, conversations, benchPlan, say);
      const running = await startProgramWithBrowser({ databaseUrl });
      const arena = { running, databaseUrl };
      try {
        return [
          ...(await measureVisits(running, { visits: quick ? 2 : 7 }, say)),
          ...(await measureLongTasks(arena, quick ? { seconds: 5, rows: 1_000 } : { seconds: 30, rows: 10_000 }, say)),
          await measureMemory(arena, { seconds: quick ? 10 : 240 }, say),
        ];
      } finally {
        await running.stop();
      }
    } finally {
      await server.stop();
    }
  },
};
