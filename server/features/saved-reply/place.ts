import type { Connector } from '#connectors/connector.ts';
import type { TextLimit } from '#connectors/limits.ts';
import { limitsOf } from '#connectors/measure.ts';
import type { Tx } from '#server/db/client.ts';
import { getPlacedContact, listFields, mayReadPersonal, visibleValues } from '#server/features/contact/queries.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import {
  findChannel,
  findCustomer,
  findMessage,
  findRoom,
  type SpeakingChannel,
} from '#server/features/gate/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { Known } from './values.ts';

/** Where a saved reply would stand. */
export type Where = {
  conversationId: string;
  mode: 'public' | 'private' | 'note';
  /** The message that is answered; absent for the newest of the conversation. */
  replyToId?: string | undefined;
};

/** A conversation as saved replies see it. */
export type ReplyPlace = {
  network: string;
  language: string | null;
  known: Known;
  /** Fields that may not be said in public. */
  personal: ReadonlySet<string>;
  /** What the network takes on that stage; null for a note. */
  limit: TextLimit | null;
};

/** Reads what a saved reply needs to know of a conversation. Throws `not_found` out of the viewer's reach. */
export async function readPlace(
  tx: Tx,
  viewer: Viewer,
  where: Where,
  connectors: readonly Connector[],
): Promise<ReplyPlace> {
  const { conversationId, mode } = where;
  await getPlaced(tx, viewer, conversationId);
  const conversation = await tx
    .selectFrom('conversation')
    .select(['number', 'language', 'profile_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  const asked = where.replyToId ? await findMessage(tx, where.replyToId) : undefined;
  const target = asked?.conversationId === conversationId ? asked : undefined;
  const room = mode === 'private' ? await findRoom(tx, conversationId) : undefined;
  const threadId = target?.threadId ?? room?.threadId ?? null;
  const profileId = await findCustomer(tx, { conversationId, target, threadId, profileId: conversation.profile_id });
  const channel = await findChannel(tx, { conversationId, messageId: target?.id ?? null, threadId, profileId });
  const profile = await tx
    .selectFrom('profile')
    .select(['name', 'handle', 'contact_id', 'network'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', profileId)
    .executeTakeFirstOrThrow();
  const network = channel?.network ?? profile.network;
  const connector = connectors.find((one) => one.network === network);
  const limits = connector && limitsOf(connector, channel?.settings ?? {}, [profile.handle]);
  const fields = await listFields(tx);
  const contact = profile.contact_id === null ? null : await getPlacedContact(tx, viewer, profile.contact_id);
  return {
    network,
    language: conversation.language,
    known: {
      customer: { name: profile.name, handle: profile.handle },
      agentName: await readAgentName(tx, viewer),
      workspaceName: await readWorkspaceName(tx),
      channel: channel ? spokenAs(channel, connector) : null,
      number: conversation.number,
      fields,
      fieldValues: visibleValues(contact?.fields ?? {}, fields, mayReadPersonal(viewer)).fields,
    },
    personal: new Set(fields.filter(({ personal }) => personal).map(({ key }) => key)),
    limit: mode === 'note' ? null : (limits?.text[mode] ?? null),
  };
}

function spokenAs(channel: SpeakingChannel, connector: Connector | undefined): Known['channel'] {
  const { handle, account_id: externalId } = channel;
  const privateLink = connector?.privateLink?.({ externalId, handle }) ?? null;
  return { handle, network: connector?.label ?? channel.network, privateLink };
}

async function readAgentName(tx: Tx, { agentId }: Viewer): Promise<string | null> {
  if (agentId === null) return null;
  const row = await tx
    .selectFrom('agent')
    .select('name')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', agentId)
    .executeTakeFirst();
  return row?.name ?? null;
}

async function readWorkspaceName(tx: Tx): Promise<string> {
  const row = await tx
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', tx.workspaceId)
    .executeTakeFirstOrThrow();
  return row.name;
}
