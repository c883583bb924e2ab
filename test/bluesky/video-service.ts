import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { speaker } from './chat-token.ts';

export type VideoService = {
  url: string;
  /** Looks that a film needs before it is ready; null and none ever is. */
  looks: number | null;
  /** Films that came, the same one counted once. */
  count(): number;
  close(): Promise<void>;
};

type Job = { jobId: string; did: string; token: string; bytes: Buffer; looksLeft: number; blob?: unknown };

/**
 * Stands in for Bluesky's video service, of which no public software exists. As there, the speaker proves itself by a token
 * that its own PDS signs for `uploadBlob`, and the service uses that token to leave the film with the PDS when it is ready.
 */
export async function startVideoService(network: { plc: string; pds: string }): Promise<VideoService> {
  const jobs = new Map<string, Job>();
  const server = createServer((request, reply) => {
    answer(request)
      .catch((error) => ({ status: 400, body: { error: 'InvalidRequest', message: String(error) } }))
      .then(({ status, body }) => {
        reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
  });
  server.listen(0);
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const service: VideoService = {
    url,
    looks: 1,
    count: () => jobs.size,
    close: async () => {
      server.close();
    },
  };

  async function answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    if (pathname === '/xrpc/app.bsky.video.getJobStatus')
      return { status: 200, body: { jobStatus: await look(searchParams.get('jobId') ?? '') } };
    if (pathname !== '/xrpc/app.bsky.video.uploadVideo')
      return { status: 501, body: { error: 'MethodNotImplemented' } };
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const { did: audience } = (await (await fetch(`${network.pds}/xrpc/com.atproto.server.describeServer`)).json()) as {
      did: string;
    };
    const did = await speaker(network.plc, token, audience, 'com.atproto.repo.uploadBlob');
    if (did !== searchParams.get('did') || !searchParams.get('name')) throw new Error('did and name are required.');
    const bytes = await bodyOf(request);
    const jobId = createHash('sha256').update(did).update(bytes).digest('hex').slice(0, 20);
    const known = jobs.get(jobId);
    if (known)
      return { status: 409, body: { ...told(known), error: 'already_exists', message: 'Video already processed' } };
    const job = { jobId, did, token, bytes, looksLeft: service.looks ?? -1 };
    jobs.set(jobId, job);
    return { status: 200, body: told(job) };
  }

  async function look(jobId: string): Promise<object> {
    const job = jobs.get(jobId);
    if (!job) throw new Error('No such job.');
    if (job.looksLeft > 0) job.looksLeft -= 1;
    if (job.looksLeft === 0 && job.blob === undefined) job.blob = await leave(job);
    return told(job);
  }

  async function leave({ token, bytes }: Job): Promise<unknown> {
    const reply = await fetch(`${network.pds}/xrpc/com.atproto.repo.uploadBlob`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'video/mp4' },
      body: Uint8Array.from(bytes),
    });
    const { blob } = (await reply.json()) as { blob?: unknown };
    if (blob === undefined) throw new Error(`The PDS did not take the film (${reply.status}).`);
    return blob;
  }

  return service;
}

function told({ jobId, did, looksLeft, blob }: Job): object {
  if (looksLeft < 0) return { jobId, did, state: 'JOB_STATE_FAILED', message: 'Unsupported codec' };
  return blob === undefined
    ? { jobId, did, state: 'JOB_STATE_ENCODING', progress: 40 }
    : { jobId, did, state: 'JOB_STATE_COMPLETED', progress: 100, blob };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
