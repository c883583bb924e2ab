import * as z from 'zod';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { SecretUnreadable } from '#server/secret-box.ts';
import { asRefusal, checkSettings, connectProven, readyToConnect } from './connection.ts';
import { type ChannelRow, connectorOf, outwardOf } from './queries.ts';

const goodForMs = 15 * 60_000;
/** Where the browser comes back to; the page finishes. */
const callbackPath = '/settings/channels';

/** What stands sealed in the state between beginning and finishing. */
const Pending = z.object({
  network: z.string(),
  channelId: z.string().optional(),
  keep: z.record(z.string(), z.string()),
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
  await readyToConnect(context, viewer.workspaceId, connector, wanted.channelId);
  if (!connector.signIn)
    throw new AppError(
      'invalid',
      'bad_request',
      `${connector.label} is connected with credentials, not by signing in.`,
    );
  const settings = checkSettings(connector, wanted.settings);
  const callbackUrl = (context.config.publicUrl ?? new URL(wanted.origin).origin) + callbackPath;
  const { url, comesBack, keep } = await connector.signIn
    .begin(settings, { ...outwardOf(context), callbackUrl })
    .catch((error: unknown) => {
      throw asRefusal(error);
    });
  const until = new Date(context.now().getTime() + goodForMs).toISOString();
  const pending: z.output<typeof Pending> = { network: wanted.network, channelId: wanted.channelId, keep, until };
  const state = context.secretBox.seal(pending, purposeOf(viewer)).toString('base64url');
  const address = new URL(url);
  address.searchParams.set('state', state);
  return { url: address.href, comesBack, state };
}

/** Turns the code into a connected account. Throws AppError `network_refused` also for a state that is old or another's. */
export async function finishSignIn(
  context: Context,
  viewer: Viewer,
  { state, code }: { state: string; code: string },
): Promise<ChannelRow> {
  const { network, channelId, keep } = openState(context, viewer, state);
  const connector = connectorOf(context, network);
  const { signIn } = connector;
  if (!signIn) throw stale();
  const again = await readyToConnect(context, viewer.workspaceId, connector, channelId);
  const connecting = { workspaceId: viewer.workspaceId, actor: actorOf(viewer), connector, again };
  return connectProven(context, connecting, () => signIn.finish(keep, code, outwardOf(context)));
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
