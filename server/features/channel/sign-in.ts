import * as z from 'zod';
import type { AccountChoice } from '#connectors/connecting.ts';
import type { AccountChoice as Choice, Enter } from '#contract/channel-connect.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { seenFrom } from '#server/practised-address.ts';
import { SecretUnreadable } from '#server/secret-box.ts';
import { asRefusal, connectProven, findAgain, readyToConnect } from './connection.ts';
import { connectorOf, outwardOf } from './queries.ts';

const goodForMs = 15 * 60_000;
/** Where the browser comes back to, and the page finishes: an address, or its path where the program was told none. */
export const returnsTo = ({ publicUrl }: Context['config']): string => `${publicUrl ?? ''}/settings/channels`;

/** What stands sealed in the state between beginning and finishing. */
const Pending = z.object({
  network: z.string(),
  channelId: z.string().optional(),
  keep: z.record(z.string(), z.string()),
  /** What was typed for our app at the network. */
  app: z.record(z.string(), z.string()),
  /** The person has signed in and chooses one of their accounts. */
  isChoosing: z.boolean(),
  until: z.iso.datetime(),
});

type Begun = { url: string; comesBack: boolean; state: string };
type Wanted = { network: string; settings: Record<string, string>; origin: string; channelId?: string };

/**
 * Makes ready to sign in on the network's page. What finishing needs goes along in the state, sealed for the one who
 * began, so that nothing is kept of those who never come back. Throws AppError `network_refused`, `not_possible_here`.
 */
export async function beginSignIn(context: Context, viewer: Viewer, wanted: Wanted): Promise<Begun> {
  const connector = connectorOf(context, wanted.network);
  const { channelId, settings: given } = wanted;
  const { typed, http } = await readyToConnect(context, viewer.workspaceId, connector, { channelId, given });
  if (!connector.signIn)
    throw new AppError(
      'invalid',
      'bad_request',
      `${connector.label} is connected with credentials, not by signing in.`,
    );
  const callbackUrl = new URL(returnsTo(context.config), wanted.origin).href;
  const { url, comesBack, keep } = await connector.signIn
    .begin(typed.settings, { ...outwardOf(context, http), app: typed.app, callbackUrl })
    .catch((error: unknown) => {
      throw asRefusal(error);
    });
  const kept = { network: wanted.network, channelId, keep, app: typed.app, isChoosing: false };
  const state = sealState(context, viewer, kept);
  const address = new URL(url);
  address.searchParams.set('state', state);
  return { url: seenFrom(address.href, context.config.publicUrl ?? wanted.origin), comesBack, state };
}

type Finished =
  | { channelId: string; enter: Enter | null; choice: null }
  | { channelId: null; enter: null; choice: Choice };

/**
 * Turns the code into a connected account, or into the accounts of which one is then chosen by its id in place of the code.
 * Throws AppError `network_refused` also for a state that is old or another's.
 */
export async function finishSignIn(
  context: Context,
  viewer: Viewer,
  { state, code }: { state: string; code: string },
): Promise<Finished> {
  const pending = openState(context, viewer, state);
  const { network, keep, app } = pending;
  const connector = connectorOf(context, network);
  const choose = connector.choose ?? connector.signIn?.choose;
  const { workspaceId } = viewer;
  const again = await context.db.inWorkspace(workspaceId, (tx) => findAgain(context, tx, connector, pending.channelId));
  const connecting = { workspaceId, actor: actorOf(viewer), connector, again, app };
  const found = await connectProven<AccountChoice>(context, connecting, async (io) => {
    const answer = pending.isChoosing ? await choose?.(keep, code, io) : await connector.signIn?.finish(keep, code, io);
    if (answer === undefined) throw stale();
    const isSame = again && 'accounts' in answer && answer.accounts.some((one) => one.externalId === again.external_id);
    return (isSame && (await choose?.(answer.keep, again.external_id, io))) || answer;
  });
  if (!('accounts' in found)) return { channelId: found.id, enter: found.enter, choice: null };
  const next = sealState(context, viewer, { ...pending, keep: found.keep, isChoosing: true });
  return { channelId: null, enter: null, choice: { state: next, accounts: found.accounts } };
}

type Typed = { network: string; settings: Record<string, string>; channelId?: string };

/**
 * The accounts that typed credentials speak for, of which one is then chosen as after signing in; null where there is
 * nothing to choose. Throws AppError `network_refused`.
 */
export async function findAccounts(context: Context, viewer: Viewer, wanted: Typed): Promise<Choice | null> {
  const { network, channelId, settings: given } = wanted;
  const connector = connectorOf(context, network);
  const { typed, http } = await readyToConnect(context, viewer.workspaceId, connector, { channelId, given });
  const io = { ...outwardOf(context, http), app: typed.app };
  const found = await connector.findAccounts?.(typed.settings, io).catch((error: unknown) => {
    throw asRefusal(error);
  });
  if (!found) return null;
  const kept = { network, channelId, keep: found.keep, app: typed.app, isChoosing: true };
  return { state: sealState(context, viewer, kept), accounts: found.accounts };
}

function sealState(context: Context, viewer: Viewer, kept: Omit<z.output<typeof Pending>, 'until'>): string {
  const until = new Date(context.now().getTime() + goodForMs).toISOString();
  return context.secretBox.seal({ ...kept, until }, purposeOf(viewer)).toString('base64url');
}

const purposeOf = ({ workspaceId, agentId, apiKeyId }: Viewer) => `sign-in:${workspaceId}:${agentId ?? apiKeyId}`;

function openState(context: Context, viewer: Viewer, state: string): z.output<typeof Pending> {
  try {
    const pending = Pending.parse(context.secretBox.open(Buffer.from(state, 'base64url'), purposeOf(viewer)));
    if (new Date(pending.until) > context.now()) return pending;
  } catch (error) {
    if (!(error instanceof SecretUnreadable)) throw error;
  }
  throw stale();
}

const stale = () =>
  new AppError(
    'refused',
    'network_refused',
    'This sign-in took too long, or somebody else began it. Begin once more.',
    {
      parameters: { kind: 'auth_expired' },
    },
  );
