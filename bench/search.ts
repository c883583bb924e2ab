import type { Reply } from '#contract/endpoint.ts';
import { searchEverything } from '#contract/search.ts';
import { type Arm, inTurns, openArm } from './arm.ts';
import { benchPlan, seededDatabase, startServer } from './data.ts';
import { type Bench, figure } from './figure.ts';

const small = 10_000;
const large = 1_000_000;

/**
 * Words of the generated customers by how often they stand in a message: every tenth, one in some hundreds, once or
 * twice (order numbers, each arm its own); and two that are frequent alone and seldom together. The words of a list take
 * turns, so no single one decides.
 */
const words = {
  'search.common': ['order', 'please', 'money', 'somebody'],
  'search.middle': ['vesper', 'onyx', 'tundra', 'saffron'],
  'search.rare': null,
  'search.two': ['refund osaka', 'courier porto', 'parcel lagos', 'birthday turin'],
} as const;

/** The first page of a search over HTTP: four million messages against forty thousand, in turns, 95th percentile. */
export const search: Bench = {
  name: 'search',
  async run(say, { quick }) {
    const server = await startServer('seed');
    try {
      const open = async (size: number) => openArm(await seededDatabase(server, size, benchPlan, say));
      const arms = [await open(small), await open(quick ? small : large)] as const;
      try {
        const figures = [];
        for (const [name, list] of Object.entries(words)) {
          say(`measuring ${name}`);
          const [few, many] = [await pathsFor(arms[0], list), await pathsFor(arms[1], list)];
          const options = { rounds: quick ? 1 : 5, samples: quick ? 40 : 150, share: 0.95 };
          const [floor, value] = await inTurns(arms, [few, many], options);
          figures.push(figure(name, { value, unit: 'ms p95', floor, target: { most: 3 }, note: list?.join(' | ') }));
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

/** Addresses of those searches, or of order numbers that stand in this arm. Each finds something: nothing is found quickly. */
async function pathsFor(arm: Arm, list: readonly string[] | null): Promise<string[]> {
  const paths = (list ?? (await orderNumbers(arm))).map(pathOf);
  for (const path of paths) if ((await ask(arm, path)).groups.length === 0) throw new Error(`${path} finds nothing.`);
  return paths;
}

async function orderNumbers(arm: Arm): Promise<string[]> {
  const { groups } = await ask(arm, pathOf('order before:2026-10-15'));
  const found = groups.flatMap(({ hits }) =>
    hits.flatMap(({ excerpt }) => /\b[A-Z]-\d{5,7}\b/.exec(excerpt)?.[0] ?? []),
  );
  return [...new Set(found)].slice(0, 4);
}

const pathOf = (q: string) => `${searchEverything.path}?${new URLSearchParams({ q })}`;

async function ask(arm: Arm, path: string): Promise<Reply<typeof searchEverything>> {
  return searchEverything.reply.parse(await arm.get(path));
}
