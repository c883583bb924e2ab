import { listContacts } from '#contract/contact.ts';
import { contactSorts } from '#contract/contact-sort.ts';
import { asking, figuresOf, inTurns } from './arm.ts';
import type { Bench, Figure } from './figure.ts';
import { atBothSizes } from './sizes.ts';
import type { Who } from './visitor.ts';

/** A first name that many have, a last name, both, a name without spaces, and a handle. */
const terms = ['ana', 'müller', 'wanja ueda', '太郎', '@rosaquinn42'];

const lists = {
  list: contactSorts.map((sort) => ({ sort })),
  found: contactSorts.flatMap((sort) => terms.map((q) => ({ sort, q }))),
} as const;

/** The list of contacts and what is found in it, in each order: by who sees everything, and by a member of one team. */
export const contacts: Bench = {
  name: 'contacts',
  run: async (say, { quick }) => [
    ...(await measure('owner', 'contacts', { quick, say })),
    ...(await measure('member', 'contacts.member', { quick, say })),
  ],
};

function measure(
  who: Who,
  prefix: string,
  { quick, say }: { quick: boolean; say: (progress: string) => void },
): Promise<Figure[]> {
  return atBothSizes({ quick, say, who }, async (arms) => {
    const figures: Figure[] = [];
    for (const [name, queries] of Object.entries(lists)) {
      say(`measuring ${prefix}.${name}`);
      const paths = queries.map((query) => `${listContacts.path}?${new URLSearchParams(query)}`);
      const amount = { rounds: quick ? 1 : 5, samples: quick ? 30 : 100, warmUps: 20 };
      const taken = await inTurns([asking(arms[0], paths), asking(arms[1], paths)], amount);
      figures.push(...figuresOf(`${prefix}.${name}`, taken, { judged: 99, target: { most: name === 'list' ? 2 : 3 } }));
    }
    return figures;
  });
}
