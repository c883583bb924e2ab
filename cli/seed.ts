import pg from 'pg';
import { readArguments, wholeNumber } from './arguments.ts';
import { type Command, printJson, UsageError } from './command.ts';
import { openForCommand } from './open-database.ts';
import { mostWithEvents, type Plan, realisticPlan } from './seed/plan.ts';
import { seedWorkspace } from './seed/seed-workspace.ts';

/** Fills a workspace of its own with invented customers. */
export const seed: Command = {
  name: 'seed',
  summary: 'Makes a workspace of invented conversations, of any size, clearly marked as generated.',
  usage: `
Usage: seed [--conversations N] [--seed N] [--days N] [--until TIME] [--history yes|no]

  --conversations N   how many (1000)
  --seed N            another number makes other content, the same number the same (1)
  --days N            over how many days they are spread (90)
  --until TIME        the newest moment, ISO 8601 (now)
  --history yes|no    also record everything as events (yes up to ${mostWithEvents} conversations)

The workspace's kind is "generated"; its accounts are disconnected, so nothing can leave. Its owner is the first person
of this installation.`,
  async run(args, io) {
    const { values } = readArguments(args, {
      conversations: { type: 'string' },
      seed: { type: 'string' },
      days: { type: 'string' },
      until: { type: 'string' },
      history: { type: 'string' },
    });
    const now = new Date();
    const conversations = wholeNumber('conversations', values.conversations, {
      least: 1,
      most: 50_000_000,
      fallback: 1000,
    });
    const plan: Plan = {
      ...realisticPlan,
      seed: wholeNumber('seed', values.seed, { least: 0, most: 2_147_483_647, fallback: 1 }),
      conversations,
      days: wholeNumber('days', values.days, { least: 1, most: 3650, fallback: 90 }),
      until: moment(values.until, now),
      withEvents: values.history === undefined ? conversations <= mostWithEvents : values.history === 'yes',
    };
    const opened = await openForCommand(io);
    try {
      const started = performance.now();
      const seeded = await seedWorkspace(opened.db, plan, now, (done) => {
        const perSecond = Math.round((done / (performance.now() - started)) * 1000);
        io.err(`\r${done} of ${conversations} conversations (${perSecond} a second) `);
      });
      io.err('\nGathering statistics …\n');
      await tidy(opened.server.url);
      await printJson(io, { ...seeded, seconds: Math.round((performance.now() - started) / 100) / 10 });
      return 0;
    } finally {
      await opened.close();
    }
  },
};

/** So that the first reader does not pay for what was just written. */
export async function tidy(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

function moment(given: string | undefined, now: Date): Date {
  if (given === undefined) return now;
  const at = new Date(given);
  if (Number.isNaN(at.getTime()))
    throw new UsageError(`--until takes a time such as 2026-01-31T12:00:00Z, not "${given}".`);
  return at;
}
