import type { Connector } from '#connectors/connector.ts';
import type { Enter } from '#contract/channel-connect.ts';
import type { PractisedNetwork } from '#contract/practised.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { getWorkspaceFacts } from '#server/way-out.ts';
import { type ChannelRow, keptSettings } from './queries.ts';
import type { Typed } from './typed.ts';

/** Whether this program plays a network of others. */
export const isPlayed = ({ practised }: Pick<Context, 'practised'>, { network }: Pick<Connector, 'network'>): boolean =>
  practised?.networks.some((one) => one.network === network) ?? false;

/** Those that can be connected in a workspace; none in a live one. */
export async function listPractised(context: Context, tx: Tx): Promise<PractisedNetwork[]> {
  if (!context.practised || (await getWorkspaceFacts(tx)).kind === 'live') return [];
  return [...context.practised.networks];
}

/**
 * What connects the brand of a workspace that is not live to a network that we play, whatever was typed: there is no other
 * account to be had there, and no other place to go. Only the way is chosen, where a network has several; who connects
 * again keeps theirs. Null where it is typed.
 */
export async function provideFor(
  context: Context,
  tx: Tx,
  connector: Connector,
  { given, again }: { given: Record<string, string>; again: ChannelRow | null },
): Promise<Typed | null> {
  const { practised } = context;
  if (!practised || !isPlayed(context, connector)) return null;
  const workspace = await getWorkspaceFacts(tx);
  if (workspace.kind === 'live') return null;
  return practised.provide(connector.network, workspace, again ? keptSettings(again) : given);
}

/** What is still for the person to enter at the network: nothing where we play it. */
export async function leftToEnter(
  context: Context,
  { workspaceId, connector }: { workspaceId: WorkspaceId; connector: Connector },
  enter: Enter,
): Promise<Enter | null> {
  const { practised } = context;
  if (!practised || !isPlayed(context, connector)) return enter;
  const workspace = await context.db.inWorkspace(workspaceId, getWorkspaceFacts);
  if (workspace.kind === 'live') return enter;
  await practised.hear(connector.network, workspace, { address: enter.address, word: enter.word ?? '' });
  return null;
}
