import type { PolicyBody } from '#contract/policy.ts';
import type { WordRule } from '#contract/words.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { makePhrases, type Phrases } from './phrases.ts';

/** The policies that the gate asks, as they hold now. */
export type GatePolicies = {
  authority: { version: number; body: PolicyBody<'authority'> };
  words: { version: number; body: PolicyBody<'words'>; phrases: Phrases<WordRule> };
  verification: { version: number; body: PolicyBody<'verification'>; phrases: Phrases<Telling> };
  signOff: { version: number; body: PolicyBody<'signOff'> };
};

/** Words by which something in a text is told that needs a verified customer, or is never asked for in public. */
export type Telling = { id: 'account_data' | 'change' | 'asking'; phrases: readonly string[] };

export const tellings = ({ accountWords, changeWords, askingWords }: PolicyBody<'verification'>): Phrases<Telling> =>
  makePhrases<Telling>([
    { id: 'account_data', phrases: accountWords },
    { id: 'change', phrases: changeWords },
    { id: 'asking', phrases: askingWords },
  ]);

const kinds = ['authority', 'words', 'verification', 'signOff'] as const;
/** By workspace and versions: what is switched on never changes, and is asked for with every letter typed. */
const kept = new Map<string, GatePolicies>();
const mostKept = 200;

export async function readPolicies(tx: Tx): Promise<GatePolicies> {
  const rows = await tx
    .selectFrom('policy')
    .select(['kind', 'version'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', 'in', kinds)
    .where('state', '=', 'active')
    .execute();
  const versionOf = (kind: string) => rows.find((row) => row.kind === kind)?.version ?? 0;
  const key = [tx.workspaceId, ...kinds.map(versionOf)].join(' ');
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const words = await readActive(tx, 'words');
  const verification = await readActive(tx, 'verification');
  const read = {
    authority: await readActive(tx, 'authority'),
    signOff: await readActive(tx, 'signOff'),
    words: { ...words, phrases: makePhrases(words.body.rules) },
    verification: { ...verification, phrases: tellings(verification.body) },
  };
  kept.set(key, read);
  return read;
}
