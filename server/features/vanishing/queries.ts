import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';

/** The networks whose vanishing files are kept as soon as they come. */
export async function readKeptNetworks(tx: Tx): Promise<ReadonlySet<string>> {
  const { body } = await readActive(tx, 'vanishing');
  return new Set(body.keepFilesOf);
}
