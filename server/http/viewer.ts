import type { Permission } from '#contract/permissions.ts';

/** A workspace's id, minted only by authentication, by jobs and by the command line. */
export type WorkspaceId = string & { readonly brand: 'WorkspaceId' };

/** Who looks and how far they see: demanded by every read, so that a forgotten check does not compile. */
export type Viewer = {
  readonly workspaceId: WorkspaceId;
  /** Null for an API key. */
  readonly agentId: string | null;
  readonly apiKeyId: string | null;
  readonly permissions: ReadonlySet<Permission>;
  /** `teams`: only conversations of one's teams, one's own and unassigned ones without a team. */
  readonly reach: 'all' | 'teams' | 'escalated';
  readonly teamIds: readonly string[];
  /** The workspace asks everyone for a second step and this person has none: they hold no permission until they do. */
  readonly lacksSecondStep?: boolean;
};

/** Who does something, for events and dispatches. */
export type Actor =
  | { kind: 'agent'; id: string }
  | { kind: 'api_key'; id: string }
  | { kind: 'customer'; id: string | null }
  /** Somebody of a group who has no account here. */
  | { kind: 'stakeholder'; id: string }
  | { kind: 'system'; id: null };

export const systemActor: Actor = { kind: 'system', id: null };

export function actorOf(viewer: Viewer): Actor {
  if (viewer.agentId !== null) return { kind: 'agent', id: viewer.agentId };
  if (viewer.apiKeyId !== null) return { kind: 'api_key', id: viewer.apiKeyId };
  return systemActor;
}
