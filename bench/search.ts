import { searchEverything } from '#contract/search.ts';
import { type Arm, inTurns, openArm } from './arm.ts';
import { benchPlan, seededDatabase, startServer } from './data.ts';
import { type Bench, figure } from './figure.ts';

const small = 10_000;
const large = 1_000_000;

/**
 * Words of the generated customers by how often they stand in a message: every seventh, every five hundredth, a handful
 * at any size; and two that are frequent alone and seldom together. Each list takes turns, so no single word decides.
 */
const queries = {
  'search.common': ['order', 'please', 'money', 'somebody'],
  'search.middle': ['osaka kettle', 'vesper', 'saffron toaster', 'onyx'],
  'search.rare': [
    'willow scarf izmir warehouse',
    'umber rug bergen replacement',
    'nobodywritesthis',
    'tundra tent cork receipt',
  ],
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
        for (const [name, words] of Object.entries(queries)) {
          say(`measuring ${name}`);
          const paths = words.map((q) => `${searchEverything.path}?${new URLSearchParams({ q })}`);
          await refuseEmpty(arms[1], name === 'search.rare' ? [] : paths);
          const [floor, value] = await inTurns(arms, [paths, paths], {
            rounds: quick ? 1 : 5,
            samples: quick ? 40 : 150,
            share: 0.95,
          });
          figures.push(figure(name, { value, unit: 'ms p95', floor, target: { most: 3 }, note: words.join(' | ') }));
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

/** A word that stands nowhere would be found nowhere in no time. */
async function refuseEmpty(arm: Arm, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { groups } = (await arm.get(path)) as { groups: unknown[] };
    if (groups.length === 0) throw new Error(`${path} finds nothing.`);
  }
}
