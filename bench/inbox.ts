import { Agent, request } from 'undici';
import { countViews, listConversations, type ViewKey } from '#contract/conversation.ts';
import { startChild } from './child.ts';
import { benchPlan, seededDatabase, startServer } from './data.ts';
import { type Bench, figure } from './figure.ts';
import { median, quantile } from './statistics.ts';
import { signIn } from './visitor.ts';

const small = 10_000;
const large = 1_000_000;
const rounds = 5;
const samplesARound = 200;
const page = 50;

const views: readonly ViewKey[] = ['open', 'unassigned', 'team', 'all'];

/** The list and its counts over HTTP: a million conversations against ten thousand, in turns, 99th percentile. */
export const inbox: Bench = {
  name: 'inbox',
  async run(say) {
    const server = await startServer('seed');
    try {
      const arms = [
        await openArm(await seededDatabase(server, small, benchPlan, say)),
        await openArm(await seededDatabase(server, large, benchPlan, say)),
      ] as const;
      try {
        await refuseSmallViews(arms[0]);
        const lines = {
          'inbox.first': firstPages(),
          'inbox.page25': await laterPages(arms),
          'inbox.counts': [countViews.path, countViews.path],
        } as const;
        const figures = [];
        for (const [name, paths] of Object.entries(lines)) {
          say(`measuring ${name}`);
          const [floor, value] = await measure(arms, paths);
          figures.push(
            figure(name, {
              value,
              unit: 'ms p99',
              floor,
              target: { most: 2 },
              note: `${large} against ${small} conversations`,
            }),
          );
        }
        return figures;
      } finally {
        for (const arm of arms) await arm.close();
      }
    } finally {
      await server.stop();
    }
  },
};

type Arm = { get(path: string): Promise<unknown>; close(): Promise<void> };

async function openArm(databaseUrl: string): Promise<Arm> {
  const headers = await signIn(databaseUrl);
  const api = await startChild('serve.ts', databaseUrl);
  const dispatcher = new Agent({ connections: 1, pipelining: 1 });
  return {
    get: async (path) => {
      const { statusCode, body } = await request(`${api.url}${path}`, { headers, dispatcher });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}: ${text.slice(0, 300)}`);
      return JSON.parse(text);
    },
    close: async () => {
      await dispatcher.close();
      await api.stop();
    },
  };
}

function pagePath(view: ViewKey, cursor?: string): string {
  const query = new URLSearchParams({ view, limit: String(page), ...(cursor === undefined ? {} : { cursor }) });
  return `${listConversations.path}?${query}`;
}

/** Per arm one path or, where views take turns, a list of them. */
type Paths = readonly [string | readonly string[], string | readonly string[]];

function firstPages(): Paths {
  const paths = views.map((view) => pagePath(view));
  return [paths, paths];
}

async function laterPages(arms: readonly [Arm, Arm]): Promise<Paths> {
  const at25 = (arm: Arm) => Promise.all(views.map(async (view) => pagePath(view, await cursorOf(arm, view, 25))));
  return [await at25(arms[0]), await at25(arms[1])];
}

async function cursorOf(arm: Arm, view: ViewKey, wanted: number): Promise<string> {
  let cursor: string | undefined;
  for (let n = 1; n < wanted; n += 1) {
    const { next } = (await arm.get(pagePath(view, cursor))) as { next: string | null };
    if (next === null) throw new Error(`The view ${view} has fewer than ${wanted} pages.`);
    cursor = next;
  }
  return cursor ?? '';
}

/** Each view must have its 6,000 rows in the small arm too, or the comparison would flatter. */
async function refuseSmallViews(arm: Arm): Promise<void> {
  for (const view of views) await cursorOf(arm, view, 6_000 / page);
}

/** 99th percentiles of both arms, request by request in turns; medians over the rounds. */
async function measure(arms: readonly [Arm, Arm], paths: Paths): Promise<[number, number]> {
  const pathFor = (arm: 0 | 1, n: number) => {
    const choice = paths[arm];
    return typeof choice === 'string' ? choice : (choice[n % choice.length] ?? '');
  };
  for (let n = 0; n < 50; n += 1) for (const arm of [0, 1] as const) await arms[arm].get(pathFor(arm, n));
  const highs: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const samples: [number[], number[]] = [[], []];
    for (let n = 0; n < samplesARound * 2; n += 1) {
      // Whoever goes first changes each time, so neither arm always follows the other's garbage.
      const arm = ((n + (n >> 1)) % 2) as 0 | 1;
      const started = performance.now();
      await arms[arm].get(pathFor(arm, n >> 1));
      samples[arm].push(performance.now() - started);
    }
    for (const arm of [0, 1] as const) highs[arm].push(quantile(samples[arm], 0.99));
  }
  return [median(highs[0]), median(highs[1])];
}
