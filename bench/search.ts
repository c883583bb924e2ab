import type { Reply } from '#contract/endpoint.ts';
import { searchEverything } from '#contract/search.ts';
import { type Arm, asking, figuresOf, inTurns } from './arm.ts';
import type { Bench, Figure } from './figure.ts';
import { atBothSizes } from './sizes.ts';

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
  run: (say, { quick }) =>
    atBothSizes({ quick, say }, async (arms) => {
      const figures: Figure[] = [];
      for (const [name, list] of Object.entries(words)) {
        say(`measuring ${name}`);
        const [few, many] = [await pathsFor(arms[0], list), await pathsFor(arms[1], list)];
        const amount = { rounds: quick ? 1 : 5, samples: quick ? 40 : 150, warmUps: 50 };
        const taken = await inTurns([asking(arms[0], few), asking(arms[1], many)], amount);
        const note = list === null ? {} : { note: list.join(' | ') };
        figures.push(...figuresOf(name, taken, { judged: 95, target: { most: 3 }, ...note }));
      }
      return figures;
    }),
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
