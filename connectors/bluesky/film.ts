import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { forgiving } from '../forgiving.ts';
import type { OutboundAttachment } from '../outbound.ts';
import { type Look, lookUntilDone } from '../patience.ts';
import type { Session } from '../session.ts';
import { filmLimit } from './limits.ts';
import { call, settingsOf } from './tokens.ts';
import { XrpcError, xrpc } from './xrpc.ts';

const Token = z.looseObject({ token: z.string().min(1) });
const Described = z.looseObject({ did: z.string().min(1) });
const Job = z.looseObject({
  jobId: z.string().min(1),
  state: z.string(),
  blob: z.unknown().optional(),
  error: forgiving(z.string()),
  message: forgiving(z.string()),
});
type Job = z.infer<typeof Job>;
/** Some answers wrap the job, some are it. */
const Answer = z.union([z.looseObject({ jobStatus: Job }).transform(({ jobStatus }) => jobStatus), Job]);

export const isFilm = ({ mimeType }: Pick<OutboundAttachment, 'mimeType'>): boolean => mimeType.startsWith('video/');

/**
 * Brings a film to the video service, which makes it ready and leaves it with our own server, and waits for that. The
 * service knows a film that came before by its bytes, so a second try goes on with the first. Throws `invalid_request`
 * for one that it cannot read, `transient` while it is at it.
 */
export async function uploadFilm(session: Session, film: OutboundAttachment): Promise<unknown> {
  const { video } = settingsOf(session);
  const { did } = await call(session, { method: 'com.atproto.server.describeServer', reply: Described });
  // What the service leaves with our server, it leaves in our name.
  const params = { aud: did, lxm: 'com.atproto.repo.uploadBlob', exp: inHalfAnHour(session.now()) };
  const { token } = await call(session, { method: 'com.atproto.server.getServiceAuth', params, reply: Token });
  const sent = await send(session, { token, video }, film);
  return ready(session, { job: sent, video, name: film.name });
}

const inHalfAnHour = (now: Date): number => Math.floor(now.getTime() / 1000) + 1_800;

async function send(
  session: Session,
  { token, video }: { token: string; video: string },
  { name, bytes, mimeType }: OutboundAttachment,
): Promise<Job> {
  try {
    return await xrpc(session, video, token, {
      method: 'app.bsky.video.uploadVideo',
      params: { did: session.account.externalId, name },
      bytes: { data: bytes, mimeType },
      timeoutMs: filmLimit.timeoutMs,
      reply: Answer,
    });
  } catch (error) {
    const known = error instanceof XrpcError && error.status === 409 ? Answer.safeParse(error.said).data : undefined;
    if (known) return known;
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', `${name} did not reach Bluesky.`, { cause: error });
  }
}

type Waited = { job: Job; video: string; name: string };

function ready(session: Session, { job, video, name }: Waited): Promise<unknown> {
  let first: Job | null = job;
  const method = 'app.bsky.video.getJobStatus';
  const look = async (): Promise<Look<unknown>> => {
    const seen =
      first ?? (await xrpc(session, video, undefined, { method, params: { jobId: job.jobId }, reply: Answer }));
    first = null;
    if (seen.blob !== undefined && seen.blob !== null) return { done: seen.blob };
    if (seen.state !== 'JOB_STATE_FAILED') return { againInMs: filmLimit.lookEveryMs };
    const why = seen.message ?? seen.error;
    throw new ConnectorError('invalid_request', `Bluesky cannot show ${name}${why === undefined ? '' : `: ${why}`}.`);
  };
  return lookUntilDone(look, filmLimit.patienceMs).then((blob) => {
    if (blob !== undefined) return blob;
    throw new ConnectorError('transient', `Bluesky is still working on ${name}.`);
  });
}
