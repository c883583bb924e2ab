import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as z from 'zod';
import { startChatService } from './chat-service.ts';
import { type BlueskyPerson, createPerson, type PersonOptions } from './person.ts';
import { startVideoService, type VideoService } from './video-service.ts';

export type BlueskyNetwork = {
  pds: string;
  plc: string;
  /** The direct message service's DID, for the channel's setting of that name. */
  chatDid: string;
  /** The video service and the directory, for a channel's settings; what the service did, and how it behaves. */
  video: VideoService;
  /** Makes an account `NAME.test` at the PDS. Some names are reserved there (`acme`): use a hyphen. */
  createAccount(name: string, options?: PersonOptions): Promise<BlueskyPerson>;
  /** Reads answer 502 from now on; writes still succeed. */
  stopAppView(): Promise<void>;
  startAppView(): Promise<void>;
  /** Every access token issued to this account so far has run out; its others still work. Takes up to a second. */
  expireAccessTokens(did: string): Promise<void>;
  /** The same for refresh tokens. */
  expireRefreshTokens(did: string): Promise<void>;
  /** Waits until the AppView shows everything that was written. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

/** A busy machine takes its time. */
const startLimitMs = 150_000;
const Ready = z.object({ ready: z.literal(true), pds: z.url(), plc: z.url() });
const Answer = z.object({ id: z.number(), error: z.string().optional() });

/**
 * Starts Bluesky's own software on loopback, about 7 s and 500 MB, in a child process that ends with this one.
 * `databaseUrl` names a PostgreSQL, which may be a socket; the network makes schemas of its own in it.
 * `rateLimits`: 30 sign-ins in 5 minutes per account, and Bluesky's other limits, on a PDS without an AppView. Needs
 * `installBlueskyNetwork()` first.
 */
export async function startBlueskyNetwork(options: {
  databaseUrl: string;
  rateLimits?: boolean;
}): Promise<BlueskyNetwork> {
  const child = fork(join(import.meta.dirname, 'network', 'network.mjs'), {
    env: { ...process.env, DB_POSTGRES_URL: options.databaseUrl, RATE_LIMITS: options.rateLimits ? '1' : '0' },
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const urls = await ready(child);
  const command = commander(child);
  const chat = await startChatService(urls);
  const video = await startVideoService(urls);
  return {
    pds: urls.pds,
    plc: urls.plc,
    chatDid: chat.did,
    video,
    createAccount: async (name, personOptions) => {
      const person = await createPerson({ pds: urls.pds, chatDid: chat.did }, name, personOptions);
      await command('settle');
      return person;
    },
    stopAppView: () => command('stopAppView'),
    startAppView: () => command('startAppView'),
    expireAccessTokens: (did) => command('expireAccessTokens', did),
    expireRefreshTokens: (did) => command('expireRefreshTokens', did),
    settle: () => command('settle'),
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      await chat.close();
      await video.close();
    },
  };
}

async function ready(child: ChildProcess): Promise<z.infer<typeof Ready>> {
  const limit = AbortSignal.timeout(startLimitMs);
  const ended = once(child, 'exit', { signal: limit }).then(([code]) => {
    throw new Error(`The Bluesky network ended with ${code} before it was ready.`);
  });
  const [message] = await Promise.race([once(child, 'message', { signal: limit }), ended]);
  ended.catch(() => {});
  return Ready.parse(message);
}

function commander(child: ChildProcess): (command: string, did?: string) => Promise<void> {
  const waiting = new Map<number, (error: string | undefined) => void>();
  let count = 0;
  child.on('message', (message) => {
    const { id, error } = Answer.parse(message);
    waiting.get(id)?.(error);
    waiting.delete(id);
  });
  return (command, did) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error(`${command}: the Bluesky network has ended.`));
      const id = ++count;
      waiting.set(id, (error) => (error === undefined ? resolve() : reject(new Error(`${command}: ${error}`))));
      child.send({ id, command, did });
    });
}
