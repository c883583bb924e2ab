// Child process: a whole Bluesky network on this machine (PLC, PDS, AppView, Ozone), from Bluesky's own packages.
// Says { ready, urls } once over IPC, then answers { id, command, did? } with { id, error? }. Ends on SIGTERM or with its parent.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

process.env.LOG_ENABLED ??= 'false';
// Asserted by the network at start and never dialled by it.
process.env.REDIS_HOST ??= '127.0.0.1:1';
const { TestNetwork, TestNetworkNoAppView } = await import('@atproto/dev-env');

const appviewPort = await freePort();
// The limits are those of the PDS, which starts much sooner without what reads from it.
const network =
  process.env.RATE_LIMITS === '1'
    ? await TestNetworkNoAppView.create({ pds: { rateLimitsEnabled: true } })
    : await TestNetwork.create({
        dbPostgresUrl: process.env.DB_POSTGRES_URL,
        dbPostgresSchema: schemaName(),
        // Addresses of images are built from it.
        bsky: { port: appviewPort, publicUrl: `http://localhost:${appviewPort}` },
        pds: {
          rateLimitsEnabled: false,
          bskyAppViewCdnUrlPattern: `http://localhost:${appviewPort}/img/%s/plain/%s/%s`,
        },
      });

/** By kind of token and account: until when issued tokens count as run out, in seconds. */
const outdated = new Map();
const years = 365 * 24 * 3600 * 1000;
letTokensAge(network.pds.ctx.authVerifier);

const commands = {
  /** The AppView stops answering; writes at the PDS go on, as during a real outage. */
  async stopAppView() {
    const server = network.bsky.server.server;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  },
  async startAppView() {
    const server = network.bsky.server.server;
    server.listen(appviewPort);
    await once(server, 'listening');
  },
  expireAccessTokens: (did) => outdate('at+jwt', did),
  expireRefreshTokens: (did) => outdate('refresh+jwt', did),
  /** Waits until the AppView has seen everything that was written. */
  settle: () => network.processAll(120_000),
};

process.on('message', async ({ id, command, did }) => {
  try {
    await commands[command](did);
    process.send({ id });
  } catch (error) {
    process.send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
process.send({
  ready: true,
  pds: network.pds.url,
  plc: network.plc.url,
});

let closing;
const close = () =>
  (closing ??= network
    .close()
    .catch(() => {})
    .finally(() => process.exit(0)));
process.on('SIGTERM', close);
process.on('disconnect', close);

/** The PDS's own check finds tokens issued up to now expired, because it is told that years have passed. */
function letTokensAge(verifier) {
  const verify = verifier.verifyBearerJwt.bind(verifier);
  verifier.verifyBearerJwt = (request, options) => {
    const { sub, iat } = claims(request.headers.authorization);
    const isOutdated = iat <= (outdated.get(`${options.typ} ${sub}`) ?? 0);
    return verify(request, isOutdated ? { ...options, currentDate: new Date(Date.now() + years) } : options);
  };
}

/** Tokens carry whole seconds, so this ends with the current second: what is issued later is fresh. */
async function outdate(type, did) {
  outdated.set(`${type} ${did}`, Math.floor(Date.now() / 1000));
  await sleep(1010 - (Date.now() % 1000));
}

function claims(authorization) {
  const body = authorization?.split('.')[1];
  return body === undefined ? {} : JSON.parse(Buffer.from(body, 'base64url').toString());
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A name of its own for every start; the network allows letters and `_` only. */
function schemaName() {
  return `t_${[...String(Date.now())].map((digit) => 'abcdefghij'[digit]).join('')}`;
}
