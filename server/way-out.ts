import type { Http } from '#connectors/session.ts';
import type { Context } from './context.ts';
import type { Tx } from './db/client.ts';

export type WorkspaceFacts = { id: string; name: string; kind: string };

export const getWorkspaceFacts = (tx: Tx): Promise<WorkspaceFacts> =>
  tx.selectFrom('workspace').select(['id', 'name', 'kind']).where('id', '=', tx.workspaceId).executeTakeFirstOrThrow();

/** The workspace's way out: only those who practise reach the networks that this program plays. */
export async function wayOutOf({ http, practised }: Pick<Context, 'http' | 'practised'>, tx: Tx): Promise<Http> {
  if (!practised) return http;
  return (await getWorkspaceFacts(tx)).kind === 'live' ? http : practised.http;
}
