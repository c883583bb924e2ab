import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';

/** Whether vanishing files that came to that account of ours are kept. */
export type KeepsVanishing = (to: { network: string; channelId: string }) => boolean;

export async function readKept(tx: Tx): Promise<KeepsVanishing> {
  const { body } = await readActive(tx, 'vanishing');
  const [networks, accounts] = [new Set(body.keepFilesOf), new Set(body.keepFilesOfAccounts)];
  return ({ network, channelId }) => networks.has(network) || accounts.has(channelId);
}
