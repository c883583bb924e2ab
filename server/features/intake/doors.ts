import type { Connector } from '#connectors/connector.ts';
import type { Context } from '#server/context.ts';
import { notFound } from '#server/errors.ts';
import { connectorOf } from '#server/features/channel/queries.ts';
import { hashToken, workspaceOfToken } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { findHook, type Hook, hookPrefix } from './queries.ts';

const rememberMs = 10_000;

export type Door = Hook & { workspaceId: WorkspaceId; connector: Connector };

export type Doors = {
  /** What `knock` makes of the door behind a token; null from a remembered one is tried once more, as a secret may be new. */
  open<T>(token: string, knock: (door: Door) => T | null): Promise<{ door: Door; answer: T | null }>;
};

/** The doors at which networks knock often, remembered for some seconds. Throws `not_found` for what is no door of ours. */
export function createDoors(context: Context): Doors {
  const doors = new Map<string, { door: Door; until: number }>();

  const find = async (token: string): Promise<Door> => {
    const workspaceId = workspaceOfToken(hookPrefix, token);
    const hook = workspaceId && (await findHook(context, workspaceId, hashToken(token)));
    if (!hook) throw notFound('hook');
    const door = { ...hook, workspaceId, connector: connectorOf(context, hook.network) };
    doors.set(token, { door, until: context.now().getTime() + rememberMs });
    return door;
  };
  return {
    open: async (token, knock) => {
      const known = doors.get(token);
      const remembered = known && known.until > context.now().getTime() ? known.door : null;
      const first = remembered && knock(remembered);
      if (remembered && first !== null) return { door: remembered, answer: first };
      const door = await find(token);
      return { door, answer: knock(door) };
    },
  };
}
