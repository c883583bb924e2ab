import { sql } from 'kysely';
import { type ApiClient, actAs } from '#sandbox/testing.ts';
import { catchUp } from '#server/events/follow.ts';
import { subscribers } from '#server/events/registry.ts';
import { read, type World } from './sandbox-world.ts';

/** Where a private message of a customer went. */
export type Room = {
  conversationId: string;
  contactId: string;
  profileId: string;
  messageId: string;
};

/** A customer of the sandbox network who writes to us in private. */
export type Writer = {
  act: ApiClient;
  /** Writes, and has what follows from it done; `received` alone leaves what follows undone. */
  writes(text: string, options?: { language?: string; received?: boolean }): Promise<Room>;
  /** What we said to them in private, oldest first. */
  heard(): Promise<string[]>;
};

/** Takes in what is new at the network and does what follows from it. */
export async function arrive(world: World): Promise<void> {
  await world.poll();
  for (const subscriber of subscribers) await catchUp(world.app.context, world.workspaceId, subscriber);
  await world.app.runJobs();
}

export async function aWriter(world: World, handle: string): Promise<Writer> {
  const act = await actAs(world.sandbox.url(), handle);
  const to = read<{ id: string }>(await world.brand('GET', '/me')).id;
  const readRoom = async (externalId: string) => {
    const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql<Room>`
        select m.id as "messageId", m.conversation_id as "conversationId", p.contact_id as "contactId", p.id as "profileId"
        from message m join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
        where m.workspace_id = ${world.workspaceId} and m.external_id = ${externalId}`.execute(tx),
    );
    if (!rows[0]) throw new Error('It did not arrive.');
    return rows[0];
  };
  return {
    act,
    writes: async (text, { language, received } = {}) => {
      const sent = await act('POST', '/messages', { to, text, language: language ?? null });
      await (received ? world.poll() : arrive(world));
      return readRoom(read<{ id: string }>(sent).id);
    },
    heard: async () => {
      type Said = { statuses: { text: string; account: { handle: string } }[] };
      const { rooms } = read<{ rooms: Said[] }>(await act('GET', '/rooms'));
      return rooms.flatMap(({ statuses }) =>
        statuses.filter(({ account }) => account.handle === 'acme').map(({ text }) => text),
      );
    },
  };
}
