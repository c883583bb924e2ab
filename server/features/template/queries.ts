import type { Tx } from '#server/db/client.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { findChannel, findCustomer, findRoom } from '#server/features/gate/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** The account from which a private answer would leave; null without one. Throws `not_found` out of the viewer's reach. */
export async function findAccount(tx: Tx, viewer: Viewer, conversationId: string): Promise<string | null> {
  const { profileId } = await getPlaced(tx, viewer, conversationId);
  const threadId = (await findRoom(tx, conversationId))?.threadId ?? null;
  const where = { conversationId, threadId };
  const customerId = await findCustomer(tx, { ...where, target: undefined, profileId });
  const channel = await findChannel(tx, { ...where, messageId: null, profileId: customerId });
  return channel?.id ?? null;
}
